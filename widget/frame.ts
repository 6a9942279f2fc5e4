// The place of the widget in the page: its shadow root, style sheet, theme and colour.
import { element } from './element.ts'
import { inkOn } from './ink.ts'
import type { Wishes } from './script-tag.ts'
import sheetText from './widget.css?inline'

export type Frame = { host: HTMLElement; body: HTMLElement }

export function frameFor(
  { language, accent, accentDark, theme, position }: Wishes,
  signal: AbortSignal,
): Frame {
  const host = document.createElement('huawu-widget')
  const root = host.attachShadow({ mode: 'open' })
  const body = element('div', { class: 'huawu', lang: language, 'data-position': position })
  styled(root)
  root.append(body)
  if (accent) host.style.setProperty('--huawu-accent', accent)
  if (accentDark) host.style.setProperty('--huawu-accent-dark', accentDark)
  themed(body, theme, signal)
  return { host, body }
}

/** A constructed sheet is not an inline style, so a strict Content-Security-Policy of the site lets it be. */
function styled(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(sheetText)
    root.adoptedStyleSheets = [sheet]
  } catch {
    root.append(element('style', {}, sheetText))
  }
}

function themed(body: HTMLElement, wished: Wishes['theme'], signal: AbortSignal): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    body.dataset['theme'] = wished ?? (dark.matches ? 'dark' : 'light')
    const probe = element('i', { class: 'send' })
    body.append(probe)
    body.style.setProperty('--on-accent', inkOn(getComputedStyle(probe).backgroundColor))
    probe.remove()
  }
  dark.addEventListener('change', apply, { signal })
  // Its colours are known once it stands in the page.
  requestAnimationFrame(apply)
  body.dataset['theme'] = wished ?? (dark.matches ? 'dark' : 'light')
}
