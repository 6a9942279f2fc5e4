// Asks once more before the conversation ends: that can't be undone.
import { element } from './element.ts'
import type { Say } from './words.ts'

export type EndQuestion = { element: HTMLElement; ask(): void; isAsked(): boolean; withdraw(): void }

export function endQuestionFor(say: Say, acts: { end(): Promise<boolean>; back(): void }): EndQuestion {
  const failure = element('p', { role: 'alert', class: 'problem', hidden: true }, say('end.failed'))
  const confirm = element('button', { type: 'button', class: 'wide' }, say('end.confirm'))
  const cancel = element('button', { type: 'button', class: 'wide plain' }, say('end.cancel'))
  const question = element(
    'div',
    {
      class: 'question',
      role: 'alertdialog',
      'aria-modal': 'true',
      'aria-labelledby': 'huawu-end',
      'aria-describedby': 'huawu-end-after',
    },
    element('h2', { id: 'huawu-end' }, say('end.question')),
    element('p', { id: 'huawu-end-after' }, say('end.consequence')),
    failure,
    confirm,
    cancel,
  )
  const over = element('div', { class: 'over', hidden: true }, question)
  const withdraw = () => {
    over.hidden = true
    acts.back()
  }
  cancel.addEventListener('click', withdraw)
  confirm.addEventListener('click', () => {
    confirm.disabled = true
    void acts.end().then((ended) => {
      confirm.disabled = false
      failure.hidden = ended
      if (ended) withdraw()
    })
  })
  return {
    element: over,
    isAsked: () => !over.hidden,
    withdraw,
    ask: () => {
      failure.hidden = true
      over.hidden = false
      cancel.focus()
    },
  }
}
