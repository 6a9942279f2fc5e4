// How she can be reached, and her message where it is not written yet.
import type { Question } from '#channels-chat/core'
import type { Id, Language } from '#protocol'
import { element } from './element.ts'
import { type Field, type Fields, fieldsFor } from './fields.ts'
import type { Say } from './words.ts'

export type Reach = { name: string | null; phone: string | null; email: string | null }
export type Left = { text: string; reach: Reach; answers: { questionId: Id; answer: string }[] }

/** `send` gives what went wrong, or nothing. */
export function reachFormFor(
  say: Say,
  given: {
    language: Language
    questions: readonly Question[]
    withText: boolean
    /** What she has written already. */
    text?: string
    /** Stands between the boxes and the button. */
    beside?: HTMLElement
    send(left: Left): Promise<string | undefined>
    done(): void
  },
): HTMLElement {
  const { questions, withText } = given
  const others = questions.filter(({ kind }) => kind === 'text' || kind === 'choice')
  const fields = fieldsFor(
    [
      ...(withText ? [field('text', say('leave.text'), 'long', true)] : []),
      field('name', say('leave.name'), 'name', false),
      field('phone', say('leave.phone'), 'phone', false),
      field('email', say('leave.email'), 'email', false),
      ...others.map((question) => fieldOf(question, given.language, say)),
    ],
    say,
  )
  fields.fill({ text: given.text ?? '' })
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true })
  const send = element('button', { class: 'wide', type: 'submit' }, say('leave.send'))
  const hint = element('p', { class: 'quiet' }, say('leave.hint'))
  const beside = given.beside ? [given.beside] : []
  const form = element(
    'form',
    { class: 'form', novalidate: true },
    hint,
    fields.element,
    ...beside,
    problem,
    send,
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!fields.isComplete()) return
    send.disabled = true
    void given.send(readLeft(fields, others)).then((why) => {
      send.disabled = false
      problem.hidden = why === undefined
      problem.textContent = why ?? ''
      if (why === undefined) given.done()
    })
  })
  return form
}

function readLeft(fields: Fields, others: readonly Question[]): Left {
  const { text = '', name, phone, email, ...values } = fields.read()
  return {
    text,
    reach: { name: name || null, phone: phone || null, email: email || null },
    answers: others.map(({ id }) => ({ questionId: id, answer: values[id] ?? '' })),
  }
}

const field = (name: string, label: string, kind: Field['kind'], required: boolean): Field => ({
  name,
  label,
  kind,
  required,
})

/** What is asked everywhere is asked in these words. */
const usual = { name: 'leave.name', phone: 'leave.phone', email: 'leave.email' } as const

export function fieldOf(
  { id, kind, label, options, required }: Question,
  language: Language,
  say: Say,
): Field {
  const words = kind === 'text' || kind === 'choice' ? '' : say(usual[kind])
  return {
    name: id,
    label: label?.[language] ?? words,
    kind,
    required,
    options: options.map((option) => ({ value: option[language], label: option[language] })),
  }
}
