// From the / at the caret to what stands in the reply box.
import type { Language } from '#protocol'
import type { ReplyMessage } from './reply.ts'
import { filledIn, type ReplyValues, type Span } from './variables.ts'

/** The `/word` the caret stands in: it begins a line or follows a space, as no address or date does. */
export function slashAt(text: string, caret: number): (Span & { typed: string }) | undefined {
  const before = /(?:^|\s)\/([^\s/]*)$/.exec(text.slice(0, caret))
  if (!before) return undefined
  const typed = before[1] ?? ''
  return { from: caret - typed.length - 1, to: caret, typed }
}

const nearest: Readonly<Record<Language, readonly Language[]>> = {
  'zh-Hans': ['zh-Hans', 'zh-Hant', 'en'],
  'zh-Hant': ['zh-Hant', 'zh-Hans', 'en'],
  en: ['en', 'zh-Hans', 'zh-Hant'],
}

/** What it says in the customer's language, or in the nearest it is written in. */
export function messageIn(message: ReplyMessage, language: Language): string {
  return nearest[language].map((each) => message[each]?.trim() ?? '').find((text) => text !== '') ?? ''
}

/** A line of its own between what is sent as one message and the next. */
export const cut = '---'

/** Everything a reply says, as it stands in the box until it is sent. */
export function replyText(
  messages: readonly ReplyMessage[],
  language: Language,
  values: ReplyValues,
): string {
  return messages
    .map((message) => filledIn(messageIn(message, language), values))
    .filter((text) => text !== '')
    .join(`\n${cut}\n`)
}

/** What is written, as the messages it is sent as. */
export function messagesOf(text: string): string[] {
  return text
    .split(/^[ \t]*-{3}[ \t]*$/m)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** The text with a reply in the place of the `/word`. */
export function inserted(text: string, { from, to }: Span, reply: string): { text: string; at: Span } {
  return {
    text: text.slice(0, from) + reply + text.slice(to),
    at: { from, to: from + reply.length },
  }
}
