// What a window that fills a phone's screen must mind: the keyboard below it, the page behind it.

const wholeScreen = '(max-width: 480px), (max-height: 480px)'

/** The on-screen keyboard covers the page without resizing it: only the visual viewport knows. */
export function keepAboveKeyboard(panel: HTMLElement, signal: AbortSignal): void {
  const seen = window.visualViewport
  if (!seen) return
  const fit = () => {
    // Who zooms in with two fingers wants it bigger, not narrower.
    const zoomed = seen.scale > 1.01
    panel.style.setProperty('--seen-height', zoomed ? '' : `${Math.round(seen.height)}px`)
    panel.style.setProperty('--seen-top', zoomed ? '' : `${Math.round(seen.offsetTop)}px`)
  }
  seen.addEventListener('resize', fit, { signal })
  seen.addEventListener('scroll', fit, { signal })
  fit()
}

/** Tab stays inside while the window covers everything; beside a page it may leave. */
export function holdFocus(panel: HTMLElement, signal: AbortSignal): void {
  const covers = matchMedia(wholeScreen)
  const say = () => panel.setAttribute('aria-modal', String(covers.matches))
  covers.addEventListener('change', say, { signal })
  say()
  panel.addEventListener('keydown', (event) => {
    const within = panel.querySelector<HTMLElement>('.over:not([hidden])') ?? panel
    if (event.key !== 'Tab' || (!covers.matches && within === panel)) return
    const stops = [
      ...within.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href], [tabindex="0"]'),
    ].filter((stop) => stop.offsetParent !== null && !stop.matches(':disabled'))
    const edge = event.shiftKey ? stops[0] : stops.at(-1)
    const root = panel.getRootNode()
    const focused = root instanceof ShadowRoot ? root.activeElement : null
    if (focused !== edge && focused !== panel) return
    event.preventDefault()
    ;(event.shiftKey ? stops.at(-1) : stops[0])?.focus()
  })
}
