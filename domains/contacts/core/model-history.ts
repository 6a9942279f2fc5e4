// A contact with its messages and receipts in plain memory: what the server keeps in tables.
import type { StoredEvent } from '#protocol'
import {
  type ContactRecord,
  contactWith,
  contactWithMessage,
  contactWithReceipt,
  newContact,
} from './contact-record.ts'
import { receivedAs } from './conversation.ts'
import { aboutOf, type ContactProgress, openingOf, progressOf, type Told } from './progress.ts'
import type { Happening } from './stage.ts'
import { isInternal, type Message, type Receipt } from './wire.ts'

export type Step =
  | { type: 'happens'; happening: Happening }
  | { type: 'says'; from: Message['from']; kind: 'text' | 'note' | 'whisper'; text: string }
  | { type: 'receives'; reader: Receipt['reader']; what: Receipt['what']; upToSeq: number }

export type History = {
  contact: ContactRecord
  messages: Message[]
  receipts: Receipt[]
  events: StoredEvent<ContactProgress>[]
}

const start = Date.UTC(2026, 10, 22, 1)
const instant = (count: number) => new Date(start + count * 1_000).toISOString()

export const visitorId = '01938f2a-0000-7000-8000-0000000000e1'

export function newHistory(): History {
  const contact = newContact(
    {
      id: '01938f2a-0000-7000-8000-0000000000d1',
      channel: 'chat',
      visitorId,
      customerName: null,
      language: 'zh-Hans',
      page: null,
    },
    instant(0),
  )
  const event = eventOf(0, contact, contact, openingOf(contact))
  return { contact, messages: [], receipts: [], events: [event] }
}

/** The history after one more step; the same when the step is not possible. */
export function historyAfter(history: History, step: Step): History {
  const { contact } = history
  const at = instant(history.events.length)
  if (step.type === 'happens') {
    const changed = contactWith(contact, { ...step.happening, at })
    return changed ? told(history, changed, {}) : history
  }
  if (step.type === 'says') {
    const from = isInternal(step) ? 'agent' : step.from
    const changed = contactWithMessage(contact, { ...step, from, at })
    const message = messageOf(history, changed, { ...step, from, at })
    return { ...told(history, changed, { message }), messages: [...history.messages, message] }
  }
  const unread = history.messages.filter(({ from, seq }) => from === 'visitor' && seq > step.upToSeq).length
  const raised = contactWithReceipt(
    contact,
    { reader: step.reader, what: step.what, upToSeq: step.upToSeq, at },
    unread,
  )
  if (!raised) return history
  const { receipt } = raised
  return { ...told(history, raised.contact, { receipt }), receipts: [...history.receipts, receipt] }
}

/** What a screen loads: every message with all receipts so far. */
export function freshMessages({ messages, receipts }: History): Message[] {
  return messages.map((message) => receipts.reduce(receivedAs, message))
}

function told(history: History, changed: ContactRecord, what: Told): History {
  const { contact, data } = progressOf(history.contact, changed, what)
  const event = eventOf(history.events.length, contact, history.contact, data)
  return { ...history, contact, events: [...history.events, event] }
}

function messageOf(
  { contact }: History,
  changed: ContactRecord,
  said: Pick<Message, 'from' | 'kind' | 'text' | 'at'>,
): Message {
  const position = contact.version + 1
  const tail = position.toString(16).padStart(12, '0')
  return {
    ...said,
    id: `01938f2a-0000-7000-8000-${tail}`,
    clientId: `01938f2a-0000-7000-9000-${tail}`,
    contactId: contact.id,
    position,
    seq: changed.lastSeq,
    authorId: said.from === 'system' ? null : visitorId,
    authorName: null,
    attachment: null,
    deliveredAt: null,
    readAt: null,
  }
}

function eventOf(
  count: number,
  contact: ContactRecord,
  before: ContactRecord,
  data: ContactProgress,
): StoredEvent<ContactProgress> {
  return {
    id: `01938f2a-0000-7000-a000-${count.toString(16).padStart(12, '0')}`,
    type: 'contact.changed',
    version: 1,
    at: instant(count),
    actor: { kind: 'system', id: null, name: null },
    causeId: null,
    about: aboutOf(contact, before),
    data,
  }
}
