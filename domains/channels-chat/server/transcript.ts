// What was said, to take along: as a download, or mailed where the centre has a mail service.
import { Readable } from 'node:stream'
import {
  type getTranscript as declared,
  keptAnswer,
  type mailTranscript as declaredMail,
  transcriptHtml,
  transcriptText,
  whyNotReach,
} from '#channels-chat/core'
import { type ContactRecord, type Message, messageForVisitor } from '#contacts/core'
import { readMessages } from '#contacts/server'
import { canMail, post } from '#identity/server'
import type { Action, OutgoingFile, Tx } from '#platform/action'
import { type InputOf, Refused, refuseIf } from '#protocol'
import { transcriptWords } from './letters.ts'
import { ownContact } from './own-contact.ts'

const mostMessages = 5_000
const atOnce = 500

export async function getTranscript(
  tx: Tx,
  { params, query }: InputOf<typeof declared>,
): Promise<OutgoingFile> {
  const contact = await ownContact(tx, params.contactId)
  const { format, language } = query
  const words = transcriptWords(tx.organisation, language, contact)
  const messages = await allSaid(tx, contact)
  const whole = format === 'html' ? transcriptHtml(messages, words) : transcriptText(messages, words)
  const content = Buffer.from(whole, 'utf8')
  return {
    name: `${words.title}.${format === 'html' ? 'html' : 'txt'}`,
    contentType: `${format === 'html' ? 'text/html' : 'text/plain'}; charset=utf-8`,
    bytes: content.length,
    content: Readable.from([content]),
    inline: false,
  }
}

/** Sent in the background: how long a mail server takes tells nobody whether an address exists. */
export const mailTranscript: Action<typeof declaredMail> = async (tx, { params, body }) => {
  const contact = await ownContact(tx, params.contactId)
  const to = keptAnswer('email', body.to)
  refuseIf(to === '' ? 'answer-no-email' : whyNotReach('email', to), 'channels-chat', 422)
  if (!canMail(tx.organisation)) throw new Refused({ code: 'channels-chat.no-mail', status: 409 })
  const words = transcriptWords(tx.organisation, body.language, contact)
  const text = transcriptText(await allSaid(tx, contact), words)
  tx.afterCommit(() => post(tx.organisation, { to, subject: words.title, text }))
  return {}
}

/** Everything she can see, from the beginning; of a conversation without end, the beginning. */
export async function allSaid(tx: Tx, contact: ContactRecord): Promise<Message[]> {
  const all: Message[] = []
  for (let more = true; more && all.length < mostMessages;) {
    const page = await readMessages(tx, contact, { by: 'seq', after: all.at(-1)?.seq ?? 0, limit: atOnce })
    all.push(...page.items.flatMap((message) => messageForVisitor(message) ?? []))
    more = page.more
  }
  return all
}
