// The window of the chat: who one talks to, the log, the text box.
import type { Attachment } from '#contacts/core'
import type { Language } from '#protocol'
import { asksBefore, beforeChatFor } from './before-chat.ts'
import { type Chat, type Scene } from './chat.ts'
import { composerFor } from './composer.ts'
import { element, icon, mark, write } from './element.ts'
import { endQuestionFor } from './end-question.ts'
import type { Keepsakes } from './keepsakes.ts'
import { leavePartFor } from './leave-part.ts'
import { type Happened, linesOf, type Said } from './lines.ts'
import { logFor } from './log.ts'
import { openMenu } from './menu.ts'
import type { Moments } from './moments.ts'
import { pictureFor } from './picture.ts'
import { ratingCardFor } from './rating-card.ts'
import { reachFormFor } from './reach-form.ts'
import { save } from './save-file.ts'
import { sheetFor } from './sheet.ts'
import { happenedWords, standingWords } from './standing.ts'
import { answersReason, closedReason } from './outbox.ts'
import { isOver } from './talk.ts'
import { uploadTrayFor } from './upload-tray.ts'
import { largestFileBytes } from './uploads.ts'
import { waitWords } from './waiting.ts'
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
  language: Language
  title: string | undefined
  drafts: Keepsakes
  chat: Chat
  close(): void
  speak(language: Language): void
}): Panel {
  const { say, moments, language, chat } = given
  const heading = element('h2', { id: 'huawu-title' }, given.title ?? say('panel.team'))
  const standing = element('p', { class: 'standing' }, '')
  const end = element(
    'button',
    { class: 'tool word', type: 'button', 'aria-label': say('end.act') },
    say('end.short'),
  )
  const menuLabel = say('menu.open')
  const menu = element(
    'button',
    { class: 'tool', type: 'button', 'aria-label': menuLabel, title: menuLabel, 'aria-haspopup': 'dialog' },
    icon('more'),
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
    menu,
    close,
  )
  const notice = element('p', { class: 'notice', role: 'status' })
  const heard = element('span')
  const dots = element('span', { class: 'dots', 'aria-hidden': 'true' }, ...[1, 2, 3].map(() => element('i')))
  const typing = element('div', { class: 'typing' }, dots, heard)
  const again = element('button', { class: 'wide', type: 'button' }, say('again.act'))
  const sheet = sheetFor(say, focus)
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
    thumbnail: ({ id }) => chat.thumbnail(id),
    look: (attachment) => openPicture(attachment),
    happened,
  })
  const before = beforeChatFor(say, language, {
    known: chat.answeredBefore,
    answered: chat.answerBeforehand,
  })
  const rating = ratingCardFor(say, chat.rate)
  const waitLine = element('span')
  const instead = element('button', { class: 'linkish', type: 'button' }, say('leave.instead'))
  const inLine = element('div', { class: 'in-line', role: 'status', hidden: true }, waitLine, instead)
  const composer = composerFor(say, given.drafts, {
    write: chat.write,
    typing: chat.sayTyping,
    attach: (files) => attach(files, composer.complain),
  })
  const tray = uploadTrayFor(say, { remove: chat.detach, retry: chat.reattach })
  const leaving = leavePartFor(say, { language, chat, tray: tray.element, attach })
  const foot = element('div', { class: 'foot' }, rating.element, tray.element, composer.element, again)
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
    inLine,
    log.element,
    typing,
    before.element,
    leaving.element,
    foot,
    sheet.element,
    question.element,
  )
  close.addEventListener('click', given.close)
  end.addEventListener('click', question.ask)
  menu.addEventListener('click', () =>
    openMenu({ say, moments, language, chat, sheet, speak: given.speak, happened }),
  )
  instead.addEventListener('click', () => {
    const form = reachFormFor(say, {
      language,
      questions: [],
      withText: false,
      send: ({ reach }) => chat.leaveInstead(reach),
      done: sheet.close,
    })
    sheet.open(say('leave.title'), form)
  })
  for (const type of ['dragover', 'drop'] as const) {
    panel.addEventListener(type, (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      if (type === 'drop' && !composer.element.hidden) {
        attach([...event.dataTransfer.files], composer.complain)
      }
    })
  }
  again.addEventListener('click', chat.startAnew)

  function attach(files: readonly File[], complain: (problem: string) => void): void {
    complain('')
    for (const file of files) {
      if (file.size === 0) complain(say('file.empty'))
      else if (file.size > largestFileBytes) {
        complain(say('file.tooBig', { limit: largestFileBytes / 1_000_000 }))
      } else chat.attach(file)
    }
  }

  function happened({ what, name }: { what: Happened; name: string | null }): string {
    return happenedWords(what, name, say)
  }

  function openPicture(attachment: Attachment): void {
    const scale = Math.min(1, panel.clientWidth / (attachment.width ?? 1))
    const large = {
      ...attachment,
      width: (attachment.width ?? 1) * scale,
      height: (attachment.height ?? 1) * scale,
    }
    const picture = pictureFor(large, () => chat.download(attachment), Number.POSITIVE_INFINITY)
    const keep = element('button', { class: 'wide', type: 'button' }, say('file.save'))
    keep.addEventListener('click', () => {
      void chat.download(attachment).then((content) => content && save(content, attachment.name))
    })
    sheet.open(attachment.name, picture, keep)
  }

  /** Nobody answers now: what she writes is left for later. */
  function showLeaving(scene: Scene): boolean {
    const isClosed = scene.settings?.open === false && (!scene.talk || isOver(scene.talk))
    const unsent = scene.letters.filter(({ held }) => held === closedReason).map(({ text }) => text)
    leaving.show(isClosed, scene.settings, unsent.join('\n'))
    if (!isClosed && tray.element.parentElement !== foot) composer.element.before(tray.element)
    return isClosed
  }

  function focus(): void {
    const wrong = before.element.querySelector<HTMLElement>('[aria-invalid]')
    if (!again.hidden) again.focus()
    else if (wrong && !before.element.hidden) wrong.focus()
    // A finger does not want the keyboard to jump up before it has asked for it.
    else if (matchMedia('(pointer: coarse)').matches) panel.focus()
    else if (!before.element.hidden) before.focus()
    else if (composer.element.hidden) panel.focus()
    else composer.focus()
  }

  /** What goes out of sight with the focus would leave it to the page behind. */
  function keepFocus(): void {
    const root = panel.getRootNode()
    const held = root instanceof ShadowRoot ? root.activeElement : null
    if (held && panel.contains(held) && held.closest('[hidden]')) focus()
  }

  /** Before her first word; and again when the server did not take what she answered. */
  function asksNow({ talk, loading, letters, beforehand, settings }: Scene): boolean {
    if (talk || loading || !settings || !asksBefore(settings)) return false
    const isSentBack = letters.some(({ held }) => held === answersReason)
    return isSentBack || (letters.length === 0 && !beforehand)
  }

  function show(scene: Scene, now: Date): void {
    const { talk, settings, letters, waiting } = scene
    const state = talk?.contact.state ?? 'fresh'
    const over = talk !== undefined && isOver(talk)
    write(heading, given.title ?? settings?.organisationName ?? say('panel.team'))
    mark(standing, { 'data-state': state === 'serving' ? 'connected' : state })
    write(standing, standingWords(scene, { say, moments, language }))
    const hasLeft = talk?.contact.leftMessage === true && state === 'waiting'
    mark(end, { hidden: talk === undefined || over || hasLeft })
    inLine.hidden = state !== 'waiting' || hasLeft || scene.wait === undefined
    if (scene.wait) write(waitLine, waitWords(scene.wait, say))
    const trouble = scene.trouble && say(`line.${scene.trouble}`)
    const words = trouble ?? scene.told ?? (scene.lasting ? undefined : say('composer.memoryOnly'))
    notice.hidden = words === undefined
    write(notice, words ?? '')
    const isLeaving = showLeaving(scene)
    // What stands in the form she leaves it with stands nowhere else.
    const shown = isLeaving ? letters.filter(({ held }) => held !== closedReason) : letters
    const told = { contact: talk?.contact, messages: talk?.messages ?? [], letters: shown, waiting }
    const lines = linesOf(told, (at) => new Date(at).toDateString())
    const greeting = settings?.greetings[language] || say('log.empty')
    const isBeginning = !scene.loading && talk?.earlier !== true
    const asks = !isLeaving && asksNow(scene)
    const firstLine = asks ? say('before.first') : greeting
    log.show(
      lines,
      scene.loading ? say('line.loading') : isBeginning ? firstLine : undefined,
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
    // A greeting that asks her to write below would be wrong while she leaves a message.
    log.element.hidden = isLeaving && lines.length === 0
    if (asks && settings) before.show(settings, scene.wrong)
    before.element.hidden = !asks
    composer.element.hidden = over || asks || isLeaving
    again.hidden = !over || isLeaving
    rating.element.hidden = !over || talk.contact.acceptedAt === null || settings?.asksRating === false
    rating.show(talk?.contact.rating ?? null)
    // Of two things to do the rating comes first.
    again.classList.toggle('plain', !rating.element.hidden)
    foot.hidden = composer.element.hidden && again.hidden && rating.element.hidden
    keepFocus()
  }

  return {
    element: panel,
    show,
    focus,
    opened: log.toEnd,
    back: () => {
      if (question.isAsked()) question.withdraw()
      else if (sheet.isOpen()) sheet.close()
      else return composer.back()
      return true
    },
  }
}
