import { element, icon, mark, write } from './element.ts'
import type { Say } from './words.ts'

export type Launcher = { element: HTMLButtonElement; show(unread: number, open: boolean): void }

export function launcherFor(
  say: Say,
  toggle: () => void,
  { letter, words }: { letter: string | undefined; words: string | undefined },
): Launcher {
  const badge = element('span', { class: 'badge', 'aria-hidden': 'true' })
  const closed =
    letter === undefined ? icon('chat') : element('span', { class: 'letter', 'aria-hidden': 'true' }, letter)
  const text = element(
    'span',
    { class: 'launch-words', 'aria-hidden': 'true', hidden: words === undefined },
    words ?? '',
  )
  const opened = icon('down')
  const button = element('button', { class: 'launcher', type: 'button', 'aria-controls': 'huawu-panel' })
  button.append(closed, opened, text, badge)
  button.addEventListener('click', toggle)
  return {
    element: button,
    show: (unread, open) => {
      mark(closed, { hidden: open })
      mark(opened, { hidden: !open })
      text.hidden = words === undefined || open
      badge.hidden = unread === 0 || open
      write(badge, unread > 99 ? '99+' : String(unread))
      const label = unread > 0 ? say('launcher.unread', { count: unread }) : say('launcher.open')
      mark(button, { 'aria-expanded': String(open), 'aria-label': open ? say('launcher.close') : label })
    },
  }
}
