// The button that opens the browser's own choice of files.
import { element } from './element.ts'
import type { Say } from './words.ts'

export type FilePicker = { button: HTMLButtonElement; input: HTMLInputElement }

export function filePickerFor(
  say: Say,
  attributes: Readonly<Record<string, string>>,
  picked: (files: readonly File[]) => void,
): FilePicker {
  const input = element('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    tabindex: '-1',
    'aria-hidden': 'true',
  })
  const button = element('button', { type: 'button', title: say('composer.limits'), ...attributes })
  button.addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    picked([...(input.files ?? [])])
    input.value = ''
  })
  return { button, input }
}
