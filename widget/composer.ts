// Where the visitor writes: a box that grows, sends on Enter and never while an input method composes.
import { isVisible } from '#contacts/core'
import { element, icon, mark } from './element.ts'
import { emojiFor } from './emoji.ts'
import { filePickerFor } from './file-picker.ts'
import type { Keepsakes } from './keepsakes.ts'
import type { Say } from './words.ts'

export type Composer = {
  element: HTMLElement
  focus(): void
  complain(problem: string): void
  /** Closes what is open beside the box; false when nothing is. */
  back(): boolean
}

/** What the server takes in one message, in characters. */
export const longestLetter = 4_000
const draftKey = 'draft'
const composingKey = 229

export function composerFor(
  say: Say,
  drafts: Keepsakes,
  acts: { write(text: string): void; typing(): void; attach(files: readonly File[]): void },
): Composer {
  const box = element('textarea', {
    rows: '1',
    'aria-label': say('composer.label'),
    placeholder: say('composer.placeholder'),
    enterkeyhint: 'send',
  })
  const send = element(
    'button',
    { class: 'tool send', type: 'submit', 'aria-label': say('composer.send') },
    icon('send'),
  )
  const label = say('composer.attach')
  const files = filePickerFor(say, { class: 'tool', 'aria-label': label }, acts.attach)
  files.button.append(icon('attach'))
  const emoji = emojiFor(say, insert)
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true })
  const form = element('form', { class: 'composer' }, files.button, emoji.button, files.input, box, send)
  let composing = false

  const complain = (text: string) => {
    problem.hidden = text === ''
    problem.textContent = text
  }

  function fit(): void {
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight + 2}px`
    send.disabled = !isVisible(box.value)
  }

  function keep(): void {
    if (box.value === '') drafts.remove(draftKey)
    else drafts.set(draftKey, box.value)
  }

  function insert(text: string): void {
    const at = box.selectionStart
    box.setRangeText(text, at, box.selectionEnd, 'end')
    keep()
    fit()
    acts.typing()
  }

  function submit(): void {
    const text = box.value.trim()
    if (!isVisible(text)) return
    if ([...text].length > longestLetter) return complain(say('composer.tooLong', { limit: longestLetter }))
    complain('')
    box.value = ''
    keep()
    fit()
    acts.write(text)
    box.focus()
  }

  box.addEventListener('compositionstart', () => (composing = true))
  box.addEventListener('compositionend', () => (composing = false))
  box.addEventListener('input', () => {
    complain('')
    keep()
    fit()
    acts.typing()
  })
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return
    // Safari ends the composition before it tells of the Enter that ended it; only the old key code betrays it.
    if (composing || event.isComposing || event.keyCode === composingKey) return
    event.preventDefault()
    submit()
  })
  box.addEventListener('paste', (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])]
    if (pasted.length === 0) return
    event.preventDefault()
    acts.attach(pasted)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
  box.value = drafts.get(draftKey) ?? ''
  mark(send, { disabled: !isVisible(box.value) })

  return {
    element: element('div', {}, problem, emoji.panel, form),
    back: emoji.close,
    focus: () => {
      box.focus()
      fit()
    },
    complain,
  }
}
