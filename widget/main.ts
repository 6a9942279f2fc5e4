// The one script tag: <script src="https://…/widget.js" async></script>
import { type Wishes, wishesOf } from './script-tag.ts'
import { lookedUp } from './site-look.ts'
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
  if (tag.dataset['started'] || window.huawu) return
  tag.dataset['started'] = ''
  const wishes = wishesOf(tag)
  const put = (looked: Wishes) => {
    if (window.huawu) return
    window.huawu = putWidget(looked)
    window.dispatchEvent(new CustomEvent('huawu:ready'))
  }
  if (wishes.siteId === undefined) put(wishes)
  else void lookedUp(wishes).then(put)
}

if (script instanceof HTMLScriptElement) {
  if (document.body) start(script)
  else document.addEventListener('DOMContentLoaded', () => start(script))
}
