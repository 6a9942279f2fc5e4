// A small panel of emoji beside the text box: arrows move, Enter takes, Esc closes.
import { element, mark } from './element.ts'
import type { Say } from './words.ts'

const choices =
  '😀 😄 😂 🙂 😉 😊 😍 🤔 😐 😕 😟 😢 😭 😡 😱 😴 🤗 🙏 👍 👎 👌 👏 💪 ✌️ 👋 🤝 ❤️ 💔 🎉 🎁 🌹 ☀️ 🌙 ⭐ 🔥 ✅ ❌ ❓ ❗ ⏰ 📦 🚚 🧾 💰 📷 📱 ☎️ 🏠'.split(
    ' ',
  )
const inARow = 8

export type Emoji = { button: HTMLButtonElement; panel: HTMLElement; close(): boolean }

export function emojiFor(say: Say, take: (emoji: string) => void): Emoji {
  const label = say('emoji.open')
  const button = element(
    'button',
    { class: 'tool', type: 'button', 'aria-label': label, title: label, 'aria-expanded': 'false' },
    element('span', { class: 'face', 'aria-hidden': 'true' }, '☺'),
  )
  const panel = element('div', {
    class: 'emoji',
    role: 'group',
    'aria-label': say('emoji.list'),
    hidden: true,
  })
  const items = choices.map((choice, place) => {
    const item = element('button', { type: 'button', tabindex: place === 0 ? '0' : '-1' }, choice)
    item.addEventListener('click', () => take(choice))
    return item
  })

  function show(open: boolean): void {
    if (open && panel.childElementCount === 0) panel.append(...items)
    panel.hidden = !open
    mark(button, { 'aria-expanded': String(open) })
    if (open) items[0]?.focus()
  }

  button.addEventListener('click', () => show(panel.hidden === true))
  panel.addEventListener('keydown', (event) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: inARow,
      ArrowUp: -inARow,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const now = items.findIndex((item) => item === event.target)
    const next = Math.min(items.length - 1, Math.max(0, now + step))
    items.forEach((item, place) => mark(item, { tabindex: place === next ? '0' : '-1' }))
    items[next]?.focus()
  })

  return {
    button,
    panel,
    close: () => {
      if (panel.hidden) return false
      show(false)
      button.focus()
      return true
    },
  }
}
