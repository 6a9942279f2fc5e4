// Where she writes while nobody answers: the form, and the files that go with her message.
import type { ChatSettings } from '#channels-chat/core'
import type { Language } from '#protocol'
import type { Chat } from './chat.ts'
import { clientId } from './client-id.ts'
import { element } from './element.ts'
import { filePickerFor } from './file-picker.ts'
import { reachFormFor } from './reach-form.ts'
import type { Say } from './words.ts'

export type LeavePart = {
  element: HTMLElement
  /** `text`: what she wrote and could not send. */
  show(isClosed: boolean, settings: ChatSettings | undefined, text: string): void
}

export function leavePartFor(
  say: Say,
  given: {
    language: Language
    chat: Pick<Chat, 'leaveMessage'>
    /** The files on their way, wherever they are shown. */
    tray: HTMLElement
    attach(files: readonly File[], complain: (problem: string) => void): void
  },
): LeavePart {
  const part = element('div', { class: 'leaving', hidden: true })
  const files = filePickerFor(say, { class: 'linkish' }, (picked) => given.attach(picked, complain))
  files.button.append(say('composer.attach'))
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true })
  const beside = element('div', { class: 'files' }, files.button, files.input, problem)
  let leftId = clientId()

  function complain(words: string): void {
    problem.hidden = words === ''
    problem.textContent = words
  }

  function form(settings: ChatSettings | undefined, text: string): HTMLElement {
    return reachFormFor(say, {
      language: given.language,
      questions: settings?.questions.filter(({ queueId }) => queueId === null) ?? [],
      withText: true,
      text,
      beside,
      send: (left) => given.chat.leaveMessage(left, leftId),
      done: () => (leftId = clientId()),
    })
  }

  return {
    element: part,
    show: (isClosed, settings, text) => {
      if (isClosed && part.hidden) {
        complain('')
        beside.append(given.tray)
        part.replaceChildren(form(settings, text))
      }
      part.hidden = !isClosed
    },
  }
}
