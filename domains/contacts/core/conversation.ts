// The conversation on a screen: the desk's and the visitor's alike. Imports types only, so that the widget stays small.
import type { ContactHead, Message, Progress, Receipt } from './wire.ts'

/** `missed`: an event in between did not arrive, so load it afresh. */
export type Conversation<Head extends ContactHead> = {
  contact: Head
  messages: readonly Message[]
  missed: boolean
}

/** Events of other contacts, old ones and repeated ones change nothing. */
export function conversationAfter<Head extends ContactHead>(
  state: Conversation<Head>,
  event: { about: { contactId?: string }; data: unknown },
): Conversation<Head> {
  if (event.about.contactId !== state.contact.id || !isProgress<Head>(event.data)) return state
  const { contact, message, receipt } = event.data
  if (contact.version <= state.contact.version || state.missed) return state
  if (contact.version > state.contact.version + 1) return { ...state, missed: true }
  const said = message ? [...state.messages, message] : state.messages
  return {
    contact: { ...state.contact, ...contact },
    messages: receipt ? said.map((each) => receivedAs(each, receipt)) : said,
    missed: false,
  }
}

function isProgress<Head extends ContactHead>(data: unknown): data is Progress<Head> {
  return typeof data === 'object' && data !== null && 'contact' in data
}

/** A receipt never takes back what an earlier one said; what was read was delivered. */
export function receivedAs(message: Message, { reader, what, upToSeq, at }: Receipt): Message {
  if (
    message.seq > upToSeq ||
    message.kind === 'note' ||
    message.kind === 'whisper' ||
    !isFor(reader, message)
  )
    return message
  const deliveredAt = message.deliveredAt ?? at
  const readAt = message.readAt ?? (what === 'read' ? at : null)
  return deliveredAt === message.deliveredAt && readAt === message.readAt
    ? message
    : { ...message, deliveredAt, readAt }
}

function isFor(reader: 'visitor' | 'agent', { from }: Message): boolean {
  return reader === 'visitor' ? from !== 'visitor' : from === 'visitor'
}
