// What is asked before the first word: where to, and the questions that belong there.
import type { ChatSettings } from '#channels-chat/core'
import type { Id, Language } from '#protocol'
import { element } from './element.ts'
import { type Fields, fieldsFor } from './fields.ts'
import { fieldOf } from './reach-form.ts'
import type { Say } from './words.ts'

export type Beforehand = { queueId?: Id; answers: { questionId: Id; answer: string }[] }

/** The answer that the server sent back, and why. */
export type Wrong = { questionId: Id | undefined; reason: string }

export type BeforeChat = {
  element: HTMLElement
  show(settings: ChatSettings, wrong: Wrong | undefined): void
  focus(): void
}

export function asksBefore({ questions, queues }: ChatSettings): boolean {
  return queues.length > 0 || questions.some(({ queueId }) => queueId === null)
}

export function beforeChatFor(
  say: Say,
  language: Language,
  given: { known(): Readonly<Record<string, string>>; answered(beforehand: Beforehand): void },
): BeforeChat {
  const places = element('div', { class: 'places', role: 'radiogroup', 'aria-labelledby': 'huawu-places' })
  const label = element('span', { id: 'huawu-places', class: 'places-label' }, say('before.queue'))
  const room = element('div')
  const start = element('button', { class: 'wide', type: 'submit' }, say('before.start'))
  const form = element('form', { class: 'form', novalidate: true, hidden: true }, places, room, start)
  let shown: ChatSettings | undefined
  let chosen: Id | undefined
  let fields: Fields | undefined
  let complained: Wrong | undefined

  function ask(): void {
    const asked = (shown?.questions ?? []).filter(({ queueId }) => queueId === null || queueId === chosen)
    const before = fields?.read() ?? given.known()
    fields = fieldsFor(
      asked.map((question) => fieldOf(question, language, say)),
      say,
    )
    fields.fill(before)
    room.replaceChildren(fields.element)
  }

  function offer({ queues }: ChatSettings): void {
    places.hidden = queues.length === 0
    places.replaceChildren(
      label,
      ...queues.map(({ id, names, hours }) => {
        const choice = element('input', { type: 'radio', name: 'queue', value: id })
        choice.addEventListener('change', () => {
          chosen = id
          ask()
        })
        const closed = hours.state === 'closed' ? ` · ${say('before.closed')}` : ''
        return element('label', { class: 'place' }, choice, names[language] + closed)
      }),
    )
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!fields?.isComplete()) return
    const answers = Object.entries(fields.read()).map(([questionId, answer]) => ({ questionId, answer }))
    given.answered({ ...(chosen !== undefined && { queueId: chosen }), answers })
  })

  return {
    element: form,
    show: (settings, wrong) => {
      if (shown !== settings) {
        shown = settings
        offer(settings)
        ask()
      }
      if (wrong?.questionId !== undefined && wrong !== complained)
        fields?.complain(wrong.questionId, wrong.reason)
      complained = wrong
    },
    focus: () => form.querySelector<HTMLElement>('input, select')?.focus(),
  }
}
