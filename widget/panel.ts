// The window of the chat: who one talks to, the log, the text box.
import { type Chat, type Scene } from './chat.ts'
import { composerFor } from './composer.ts'
import { element, icon, mark, write } from './element.ts'
import { endQuestionFor } from './end-question.ts'
import type { Keepsakes } from './keepsakes.ts'
import { type Happened, linesOf, type Said } from './lines.ts'
import { logFor } from './log.ts'
import type { Moments } from './moments.ts'
import { save } from './save-file.ts'
import { isOver } from './talk.ts'
import { uploadTrayFor } from './upload-tray.ts'
import { largestFileBytes } from './uploads.ts'
import type { Say } from './words.ts'

export type Panel = {
  element: HTMLElement
  show(scene: Scene, now: Date): void
  focus(): void
  /** Somebody who follows the newest messages, and not one who scrolled up, reads them. */
  opened(): void
  /** Closes what lies on top; false when that is the panel itself. */
  back(): boolean
}

export function panelFor(given: {
  say: Say
  moments: Moments
  language: 'zh-Hans' | 'zh-Hant' | 'en'
  title: string | undefined
  drafts: Keepsakes
  chat: Chat
  close(): void
}): Panel {
  const { say, moments, language, chat } = given
  const heading = element('h2', { id: 'huawu-title' }, given.title ?? say('panel.team'))
  const standing = element('p', { class: 'standing' }, '')
  const end = element(
    'button',
    { class: 'tool word', type: 'button', 'aria-label': say('end.act') },
    say('end.short'),
  )
  const label = say('panel.close')
  const close = element(
    'button',
    { class: 'tool', type: 'button', 'aria-label': label, title: label },
    icon('close'),
  )
  const head = element(
    'div',
    { class: 'head' },
    element('div', { class: 'who' }, heading, standing),
    end,
    close,
  )
  const notice = element('p', { class: 'notice', role: 'status' })
  const heard = element('span')
  const dots = element('span', { class: 'dots', 'aria-hidden': 'true' }, ...[1, 2, 3].map(() => element('i')))
  const typing = element('div', { class: 'typing' }, dots, heard)
  const again = element('button', { class: 'wide', type: 'button' }, say('again.act'))
  const question = endQuestionFor(say, { end: chat.end, back: focus })
  const letterOf = (said: Said) => chat.scene().letters.find(({ clientId }) => clientId === said.clientId)
  const log = logFor(say, moments, {
    earlier: () => void chat.earlier(),
    resend: (said, anew) => {
      const letter = letterOf(said)
      if (letter) chat.resend(letter, anew)
    },
    discard: (said) => {
      const letter = letterOf(said)
      if (letter) chat.discard(letter)
    },
    download: async (attachment) => {
      const content = await chat.download(attachment)
      if (content) save(content, attachment.name)
      else composer.complain(say('file.notLoaded'))
    },
    happened: ({ what, name }) => happenedWords(what, name, say),
  })
  const composer = composerFor(say, given.drafts, { write: chat.write, typing: chat.sayTyping, attach })
  const tray = uploadTrayFor(say, { remove: chat.detach, retry: chat.reattach })
  const foot = element('div', { class: 'foot' }, tray.element, composer.element, again)
  const panel = element(
    'section',
    {
      class: 'panel',
      id: 'huawu-panel',
      role: 'dialog',
      'aria-labelledby': 'huawu-title',
      tabindex: '-1',
      hidden: true,
    },
    head,
    notice,
    log.element,
    typing,
    foot,
    question.element,
  )
  close.addEventListener('click', given.close)
  end.addEventListener('click', question.ask)
  again.addEventListener('click', () => {
    chat.startAnew()
    composer.focus()
  })

  function attach(files: readonly File[]): void {
    for (const file of files) {
      if (file.size === 0) composer.complain(say('file.empty'))
      else if (file.size > largestFileBytes) {
        composer.complain(say('file.tooBig', { limit: largestFileBytes / 1024 / 1024 }))
      } else chat.attach(file)
    }
  }

  function focus(): void {
    if (!again.hidden) again.focus()
    // A finger does not want the keyboard to jump up before it has asked for it.
    else if (matchMedia('(pointer: coarse)').matches) panel.focus()
    else composer.focus()
  }

  function show(scene: Scene, now: Date): void {
    const { talk, settings, letters, waiting } = scene
    const state = talk?.contact.state ?? 'fresh'
    const over = talk !== undefined && isOver(talk)
    write(heading, given.title ?? settings?.organisationName ?? say('panel.team'))
    mark(standing, { 'data-state': state === 'serving' ? 'connected' : state })
    write(standing, standingWords(scene, say))
    mark(end, { hidden: talk === undefined || over })
    const trouble = scene.trouble && say(`line.${scene.trouble}`)
    const words = trouble ?? (scene.lasting ? undefined : say('composer.memoryOnly'))
    notice.hidden = words === undefined
    write(notice, words ?? '')
    const told = { contact: talk?.contact, messages: talk?.messages ?? [], letters, waiting }
    const lines = linesOf(told, (at) => new Date(at).toDateString())
    const greeting = settings?.greetings[language] || say('log.empty')
    const isBeginning = !scene.loading && talk?.earlier !== true
    log.show(
      lines,
      scene.loading ? say('line.loading') : isBeginning ? greeting : undefined,
      talk?.earlier === true,
      now,
    )
    typing.classList.toggle('quiet', !scene.typing)
    dots.hidden = !scene.typing
    write(
      heard,
      scene.typing ? say('author.typing', { name: talk?.contact.agentName ?? say('author.agent') }) : '',
    )
    tray.show(scene.uploads, talk !== undefined && !over)
    composer.element.hidden = over
    again.hidden = !over
  }

  return {
    element: panel,
    show,
    focus,
    opened: log.toEnd,
    back: () => {
      if (!question.isAsked()) return false
      question.withdraw()
      return true
    },
  }
}

function standingWords({ talk, settings }: Scene, say: Say): string {
  const state = talk?.contact.state
  if (state === 'waiting') return say(talk?.contact.returnedAt ? 'state.waitingAgain' : 'state.waiting')
  if (state === 'serving')
    return say('state.connected', { name: talk?.contact.agentName ?? say('author.agent') })
  if (state === 'ended') return say('state.ended')
  return say(settings?.open === false ? 'state.closed' : 'state.fresh')
}

function happenedWords(what: Happened, name: string | null, say: Say): string {
  if (typeof what === 'object') return what.told
  return say(`event.${what}`, { name: name ?? say('author.agent') })
}
