// What she seldom needs: what was said to take along, earlier conversations, another language.
import type { PastConversation } from '#channels-chat/core'
import type { Language } from '#protocol'
import type { Chat } from './chat.ts'
import { element } from './element.ts'
import { fieldsFor } from './fields.ts'
import { linesOf } from './lines.ts'
import { logFor } from './log.ts'
import type { Moments } from './moments.ts'
import { save } from './save-file.ts'
import type { Sheet } from './sheet.ts'
import type { Say } from './words.ts'

const languageNames: Readonly<Record<Language, string>> = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
}

export type MenuRoom = {
  say: Say
  moments: Moments
  language: Language
  chat: Chat
  sheet: Sheet
  speak(language: Language): void
  happened: Parameters<typeof logFor>[2]['happened']
}

export function openMenu(room: MenuRoom): void {
  const { say, chat, sheet, language } = room
  const { talk, settings } = chat.scene()
  const row = (words: string, act: () => void) => {
    const button = element('button', { class: 'row', type: 'button' }, words)
    button.addEventListener('click', act)
    return button
  }
  const others = (Object.keys(languageNames) as Language[]).filter((each) => each !== language)
  sheet.open(
    say('menu.open'),
    ...(talk ? [row(say('menu.download'), () => void download(room))] : []),
    ...(talk && settings?.mailsTranscripts ? [row(say('menu.mail'), () => openMail(room))] : []),
    ...(chat.isKnown() ? [row(say('menu.past'), () => void openPast(room))] : []),
    ...others.map((each) => {
      const button = row(languageNames[each], () => room.speak(each))
      button.lang = each
      return button
    }),
  )
}

async function download({ say, chat, sheet }: MenuRoom): Promise<void> {
  const content = await chat.transcript()
  if (content) save(content, `${say('menu.file')}.html`)
  else sheet.open(say('menu.open'), element('p', { role: 'alert' }, say('file.notLoaded')))
}

function openMail({ say, chat, sheet }: MenuRoom): void {
  const fields = fieldsFor([{ name: 'to', label: say('leave.email'), kind: 'email', required: true }], say)
  const send = element('button', { class: 'wide', type: 'submit' }, say('menu.send'))
  const told = element('p', { role: 'status', class: 'quiet' })
  const form = element('form', { class: 'form', novalidate: true }, fields.element, told, send)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!fields.isComplete()) return
    send.disabled = true
    void chat.mailTranscript(fields.read()['to'] ?? '').then((why) => {
      send.disabled = false
      told.textContent = why ?? say('menu.sent')
    })
  })
  sheet.open(say('menu.mail'), form)
  fields.focus()
}

async function openPast(room: MenuRoom): Promise<void> {
  const { say, chat, sheet } = room
  const list = element('div')
  sheet.open(say('menu.past'), list)
  const more = element('button', { class: 'earlier', type: 'button', hidden: true }, say('menu.more'))
  let cursor: string | null = null
  const load = async () => {
    const page = await chat.past(cursor)
    if (!page) return list.append(element('p', { role: 'alert' }, say('file.notLoaded')))
    list.append(...page.items.map((item) => pastRow(room, item)))
    if (list.childElementCount === 0) list.append(element('p', { class: 'quiet' }, say('menu.none')))
    cursor = page.next
    more.hidden = cursor === null
    list.after(more)
    return undefined
  }
  more.addEventListener('click', () => void load())
  await load()
}

function pastRow(room: MenuRoom, { id, openedAt, preview, agentName }: PastConversation): HTMLElement {
  const { moments } = room
  const when = `${moments.day(openedAt, new Date())} ${moments.clock(openedAt)}`
  const head = element('span', { class: 'quiet' }, [when, agentName].filter(Boolean).join(' · '))
  const row = element(
    'button',
    { class: 'row', type: 'button' },
    head,
    element('span', { class: 'preview' }, preview ?? ''),
  )
  row.addEventListener('click', () => void openOne(room, id, when))
  return row
}

/** To read; nothing can be written into what is over. */
async function openOne(
  { say, moments, chat, sheet, happened }: MenuRoom,
  id: string,
  title: string,
): Promise<void> {
  const answer = await chat.pastOne(id)
  if (!answer?.contact) return
  const log = logFor(say, moments, {
    earlier: () => undefined,
    resend: () => undefined,
    discard: () => undefined,
    download: (attachment) =>
      void chat.download(attachment).then((blob) => blob && save(blob, attachment.name)),
    thumbnail: ({ id: attachmentId }) => chat.thumbnail(attachmentId),
    look: () => undefined,
    happened,
  })
  const told = { contact: answer.contact, messages: answer.items, letters: [], waiting: 'turn' as const }
  sheet.open(title, log.element)
  log.show(
    linesOf(told, (at) => new Date(at).toDateString()),
    undefined,
    false,
    new Date(),
  )
}
