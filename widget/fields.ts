// A few questions in a row: labels, boxes, what is wrong with an answer, read as texts.
import { element } from './element.ts'

export type Field = {
  name: string
  label: string
  kind: 'text' | 'tel' | 'email' | 'long' | 'choice'
  required: boolean
  /** Of a choice: what is read and what is sent. */
  options?: readonly { value: string; label: string }[]
}

export type Fields = {
  element: HTMLElement
  read(): Record<string, string>
  fill(values: Readonly<Record<string, string>>): void
  /** The first that is empty and must not be gets the focus. */
  isComplete(): boolean
  focus(): void
}

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const completions: Readonly<Record<string, string>> = { name: 'name', tel: 'tel', email: 'email' }

export function fieldsFor(fields: readonly Field[], required: string): Fields {
  const boxes = new Map(fields.map((field) => [field.name, boxFor(field)]))
  const rows = fields.map((field) => {
    const words = element('span', {}, field.label, field.required ? ' *' : '')
    return element('label', { class: 'field' }, words, boxes.get(field.name) ?? '')
  })
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true }, required)
  return {
    element: element('div', { class: 'fields' }, ...rows, problem),
    read: () => Object.fromEntries([...boxes].map(([name, box]) => [name, box.value.trim()])),
    fill: (values) => {
      for (const [name, box] of boxes) if (values[name]) box.value = values[name]
    },
    isComplete: () => {
      const empty = fields.find(({ name, required: must }) => must && !boxes.get(name)?.value.trim())
      problem.hidden = empty === undefined
      if (empty) boxes.get(empty.name)?.focus()
      return empty === undefined
    },
    focus: () => boxes.get(fields[0]?.name ?? '')?.focus(),
  }
}

function boxFor({ name, kind, required, options = [] }: Field): Box {
  const common = { class: 'box', 'aria-required': String(required) }
  if (kind === 'long') return element('textarea', { ...common, rows: '4', maxlength: '4000' })
  if (kind === 'choice') {
    const choices = options.map(({ value, label }) => element('option', { value }, label))
    return element('select', common, element('option', { value: '' }, ''), ...choices)
  }
  const autocomplete = completions[name] ?? completions[kind] ?? 'off'
  return element('input', { ...common, type: kind, autocomplete, maxlength: '254' })
}
