// The one script tag: <script src="https://…/widget.js" async></script>
import { wishesOf } from './script-tag.ts'
import { putWidget, type Widget } from './widget.ts'

declare global {
  interface Window {
    huawu?: Widget
  }
}

const script =
  document.currentScript ?? document.querySelector<HTMLScriptElement>('script[src*="/widget.js"]')

function start(tag: HTMLScriptElement): void {
  // A page that carries the tag twice still gets one window.
  if (window.huawu) return
  window.huawu = putWidget(wishesOf(tag))
  window.dispatchEvent(new CustomEvent('huawu:ready'))
}

if (script instanceof HTMLScriptElement) {
  if (document.body) start(script)
  else document.addEventListener('DOMContentLoaded', () => start(script))
}
