// The scrolling log: keeps each line's element while it lives, and the reader's place while new lines come.
import { type Bubble, type BubbleActs, bubbleFor } from './bubble.ts'
import { element, icon, mark, write } from './element.ts'
import type { Line } from './lines.ts'
import type { Moments } from './moments.ts'
import type { Say } from './words.ts'

export type Log = {
  element: HTMLElement
  show(lines: readonly Line[], greeting: string | undefined, earlier: boolean, now: Date): void
  toEnd(): void
}

type Shown = { element: HTMLElement; bubble?: Bubble }

/** Nearer to the end than this counts as reading along. */
const nearPx = 48

export function logFor(
  say: Say,
  moments: Moments,
  acts: BubbleActs & { earlier(): void; happened(line: Line & { kind: 'happened' }): string },
): Log {
  const greeting = element('p', { class: 'greeting' })
  const earlier = element('button', { class: 'earlier', type: 'button' }, say('log.earlier'))
  const list = element('div')
  const log = element(
    'div',
    { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': say('log.label'), tabindex: '0' },
    earlier,
    greeting,
    list,
  )
  const below = element(
    'button',
    { class: 'below', type: 'button', hidden: true },
    icon('down'),
    say('log.more'),
  )
  let shown = new Map<string, Shown>()
  let lastKey: string | undefined
  let following = true

  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < nearPx
  const toEnd = () => {
    following = true
    log.scrollTop = log.scrollHeight
    below.hidden = true
  }
  below.addEventListener('click', toEnd)
  log.addEventListener('scroll', () => {
    following = isAtEnd()
    if (following) below.hidden = true
  })
  // The text box grows, the keyboard comes up: who was at the end stays there.
  new ResizeObserver(() => {
    if (following) toEnd()
  }).observe(log)
  earlier.addEventListener('click', acts.earlier)

  function shownOf(line: Line): Shown {
    if (line.kind !== 'said') return { element: element('p', { class: line.kind }) }
    const bubble = bubbleFor(say, moments, acts)
    return { element: bubble.element, bubble }
  }

  function fill({ element: target, bubble }: Shown, line: Line, now: Date): void {
    if (line.kind === 'said') bubble?.show(line)
    else if (line.kind === 'day') write(target, moments.day(line.at, now))
    else {
      write(target, acts.happened(line))
      mark(target, { title: moments.exact(line.at) })
    }
  }

  return {
    element: element('div', { class: 'scroll' }, log, below),
    toEnd,
    show: (lines, greetingText, hasEarlier, now) => {
      const fromEnd = log.scrollHeight - log.scrollTop
      const next = new Map<string, Shown>()
      let before: Element | null = null
      for (const line of lines) {
        const known = shown.get(line.key) ?? shownOf(line)
        fill(known, line, now)
        next.set(line.key, known)
        const place: Element | null = before ? before.nextElementSibling : list.firstElementChild
        if (place !== known.element) list.insertBefore(known.element, place)
        before = known.element
      }
      for (const [key, { element: gone }] of shown) if (!next.has(key)) gone.remove()
      const hadFirst = [...shown.keys()].find((key) => !key.startsWith('day:'))
      const first = [...next.keys()].find((key) => !key.startsWith('day:'))
      shown = next
      earlier.hidden = !hasEarlier
      greeting.hidden = greetingText === undefined
      write(greeting, greetingText ?? '')
      const last = lines.at(-1)
      const isMine = last?.kind === 'said' && last.by === 'me'
      const isNew = last !== undefined && last.key !== lastKey
      if (following || (isNew && isMine)) toEnd()
      else if (hadFirst !== first) log.scrollTop = log.scrollHeight - fromEnd
      else if (isNew) below.hidden = false
      lastKey = last?.key
    },
  }
}
