// A few questions in a row: labels, boxes, what is wrong with an answer beside it, read as they are kept.
import { keptAnswer, whyNotReach } from '#channels-chat/core'
import { clientId } from './client-id.ts'
import { element, mark, write } from './element.ts'
import type { Say } from './words.ts'

export type Field = {
  name: string
  label: string
  kind: 'name' | 'phone' | 'email' | 'text' | 'long' | 'choice'
  required: boolean
  /** Of a choice: what is read and what is sent. */
  options?: readonly { value: string; label: string }[]
}

export type Fields = {
  element: HTMLElement
  read(): Record<string, string>
  fill(values: Readonly<Record<string, string>>): void
  /** Says beside each answer what is wrong with it; the first of them gets the focus. */
  isComplete(): boolean
  complain(name: string, why: string): void
  focus(): void
}

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const completions: Readonly<Record<string, string>> = { name: 'name', phone: 'tel', email: 'email' }

export function fieldsFor(fields: readonly Field[], say: Say): Fields {
  const rows = fields.map((field) => rowFor(field, say))
  return {
    element: element('div', { class: 'fields' }, ...rows.map((row) => row.element)),
    read: () => Object.fromEntries(rows.map(({ name, read }) => [name, read()])),
    fill: (values) => {
      for (const { name, box } of rows) if (values[name]) box.value = values[name]
    },
    isComplete: () => {
      const wrong = rows.filter((row) => !row.isRight())
      wrong[0]?.box.focus()
      return wrong.length === 0
    },
    complain: (name, why) => rows.find((row) => row.name === name)?.complain(why),
    focus: () => rows[0]?.box.focus(),
  }
}

function rowFor(field: Field, say: Say) {
  const { name, kind, label, required } = field
  const box = boxFor(field)
  const id = `huawu-${clientId()}`
  const problem = element('p', { class: 'problem', id, role: 'alert', hidden: true })
  const words = element('label', {}, element('span', {}, label, required ? ' *' : ''), box)
  const read = () => keptAnswer(kind, box.value)
  mark(box, { 'aria-describedby': id })
  const complain = (why: string) => {
    write(problem, why)
    problem.hidden = why === ''
    mark(box, { 'aria-invalid': why === '' ? undefined : 'true' })
  }
  box.addEventListener('input', () => complain(''))
  const isRight = () => {
    const why = required && read() === '' ? 'answer-missing' : whyNotReach(kind, read())
    complain(why ? say(`form.${why}`) : '')
    return !why
  }
  return { name, box, read, complain, isRight, element: element('div', { class: 'field' }, words, problem) }
}

function boxFor({ kind, required, options = [] }: Field): Box {
  const common = { class: 'box', 'aria-required': String(required) }
  if (kind === 'long') return element('textarea', { ...common, rows: '4', maxlength: '4000' })
  if (kind === 'choice') {
    const choices = options.map(({ value, label }) => element('option', { value }, label))
    return element('select', common, element('option', { value: '' }, ''), ...choices)
  }
  const autocomplete = completions[kind] ?? 'off'
  const type = kind === 'phone' ? 'tel' : kind === 'email' ? kind : 'text'
  return element('input', { ...common, type, autocomplete, maxlength: '254' })
}
