// What lies over the window for a moment: the menu, a form, what was said before. Esc and its own button take it away.
import { element, icon } from './element.ts'
import type { Say } from './words.ts'

export type Sheet = {
  element: HTMLElement
  open(title: string, ...content: readonly HTMLElement[]): void
  isOpen(): boolean
  close(): void
}

export function sheetFor(say: Say, back: () => void): Sheet {
  const heading = element('h2', { id: 'huawu-sheet', tabindex: '-1' })
  const label = say('sheet.close')
  const away = element(
    'button',
    { class: 'tool', type: 'button', 'aria-label': label, title: label },
    icon('close'),
  )
  const body = element('div', { class: 'sheet-body' })
  const sheet = element(
    'div',
    { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'huawu-sheet' },
    element('div', { class: 'sheet-head' }, heading, away),
    body,
  )
  const over = element('div', { class: 'over', hidden: true }, sheet)
  const close = () => {
    if (over.hidden) return
    over.hidden = true
    body.replaceChildren()
    back()
  }
  away.addEventListener('click', close)
  return {
    element: over,
    isOpen: () => !over.hidden,
    close,
    open: (title, ...content) => {
      heading.textContent = title
      body.replaceChildren(...content)
      over.hidden = false
      heading.focus()
    },
  }
}
