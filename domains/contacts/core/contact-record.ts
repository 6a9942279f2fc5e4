// A contact with all that is kept of it, and what an event says has changed of it.
import type { Id, Instant, Language } from '#protocol'
import { contactAfter, type Happening, type Stage, type WrapUp } from './stage.ts'
import { shownAnswer } from './shown-answers.ts'
import { previewOf } from './text.ts'
import {
  type Answer,
  type Channel,
  type Contact,
  isInternal,
  type Message,
  type Page,
  type Receipt,
  type VisitorContact,
} from './wire.ts'

/** Up to which number each side has got, and read, what the other side wrote. */
export type ReadMarks = Readonly<Record<'visitor' | 'agent', { delivered: number; read: number }>>

/** `shownVersion` counts only what the visitor can notice, so that a note leaves no gap on her screen. */
export type ContactRecord = Contact & { shownVersion: number; marks: ReadMarks }

export type Opening = {
  id: Id
  channel: Channel
  visitorId: Id | null
  customerId?: Id | null
  customerName: string | null
  language: Language
  page: Page | null
  answers?: readonly Answer[]
  leftMessage?: boolean
}

/** A contact before anything happened to it. */
export function newContact(opening: Opening, at: Instant): ContactRecord {
  return {
    ...opening,
    customerId: opening.customerId ?? null,
    answers: [...(opening.answers ?? [])],
    leftMessage: opening.leftMessage ?? false,
    rating: null,
    state: 'waiting',
    since: at,
    queueId: null,
    offeredTo: null,
    agent: null,
    unitId: null,
    readers: [],
    openedAt: at,
    queuedAt: null,
    offeredAt: null,
    acceptedAt: null,
    returnedAt: null,
    endedAt: null,
    endedBy: null,
    wrappedUpAt: null,
    reasons: [],
    resolved: null,
    outcome: null,
    note: null,
    wrapUpBy: null,
    lastSeq: 0,
    lastMessageAt: null,
    lastMessageFrom: null,
    lastMessagePreview: null,
    unansweredSince: null,
    unread: 0,
    version: 1,
    shownVersion: 1,
    marks: { visitor: { delivered: 0, read: 0 }, agent: { delivered: 0, read: 0 } },
  }
}

export function stageOf(contact: Contact): Stage {
  const { state, since, queueId } = contact
  if (state === 'waiting') return { state, since, queueId }
  if (state === 'offered' && contact.offeredTo) return { state, since, queueId, personId: contact.offeredTo }
  const endedBy = contact.endedBy ?? 'system'
  if (state === 'abandoned') return { state, since, endedBy }
  if (!contact.agent) throw new Error(`contact ${contact.id} is ${state} and nobody has it`)
  const hers = { since, personId: contact.agent.id, unitId: contact.unitId }
  if (state === 'serving') return { ...hers, state, queueId }
  if (state === 'wrap-up') return { ...hers, state, endedBy }
  return { ...hers, state: 'closed', endedBy, wrapUpBy: contact.wrapUpBy ?? 'system' }
}

/** The contact after something happened to it, or undefined where the table does not allow it. */
export function contactWith(contact: ContactRecord, happening: Happening): ContactRecord | undefined {
  const stage = contactAfter(stageOf(contact), happening)
  if (!stage) return undefined
  return { ...contact, state: stage.state, since: stage.since, ...traceOf(contact, happening) }
}

/** What stays on the contact of a happening. */
function traceOf(before: ContactRecord, happening: Happening): Partial<Contact> {
  const { at } = happening
  switch (happening.type) {
    case 'queued':
      return { queueId: happening.queueId, queuedAt: before.queuedAt ?? at }
    case 'offered':
      return { offeredTo: happening.personId, offeredAt: at }
    case 'requeued':
      return { offeredTo: null, offeredAt: null }
    case 'accepted':
      return {
        offeredTo: null,
        agent: { id: happening.personId, name: happening.personName },
        unitId: happening.unitId,
        acceptedAt: at,
      }
    case 'returned':
      return { offeredAt: null, agent: null, unitId: null, acceptedAt: null, returnedAt: at }
    case 'transferred':
      return { queueId: happening.queueId, offeredAt: null, agent: null, unitId: null, acceptedAt: null }
    case 'taken-over':
      return {
        agent: { id: happening.personId, name: happening.personName },
        unitId: happening.unitId,
        acceptedAt: at,
      }
    case 'ended':
      return { offeredTo: null, endedAt: at, endedBy: happening.by }
    case 'wrapped-up':
      return { wrappedUpAt: at, wrapUpBy: happening.by, ...keptOf(happening) }
    case 'corrected':
      return { wrapUpBy: 'agent', ...keptOf(happening) }
  }
}

const keptOf = ({ reasons, resolved, outcome, note }: WrapUp): WrapUp => ({
  reasons,
  resolved,
  outcome,
  note,
})

/** The contact after one more message; the message's own numbers are those of the result. */
export function contactWithMessage(
  contact: ContactRecord,
  said: Pick<Message, 'from' | 'kind' | 'text' | 'at'>,
): ContactRecord {
  if (isInternal(said)) return contact
  // What Huawu tells the customer covers nothing of what people said last.
  if (said.kind === 'happening') return { ...contact, lastSeq: contact.lastSeq + 1 }
  const { from, at } = said
  const seen = {
    ...contact,
    lastSeq: contact.lastSeq + 1,
    lastMessageAt: at,
    lastMessageFrom: from,
    lastMessagePreview: previewOf(said.text),
  }
  if (from === 'visitor') {
    return { ...seen, unread: contact.unread + 1, unansweredSince: contact.unansweredSince ?? at }
  }
  return from === 'agent' ? { ...seen, unansweredSince: null } : seen
}

/** What a receipt adds: the new marks and what is to be told, or undefined when nothing is new. */
export function contactWithReceipt(
  contact: ContactRecord,
  receipt: Receipt,
  unreadAfterwards: number,
): { contact: ContactRecord; receipt: Receipt } | undefined {
  const { reader, what } = receipt
  const upToSeq = Math.min(receipt.upToSeq, contact.lastSeq)
  const mark = contact.marks[reader]
  if (upToSeq <= mark[what]) return undefined
  const raised =
    what === 'read'
      ? { read: upToSeq, delivered: Math.max(mark.delivered, upToSeq) }
      : { ...mark, delivered: upToSeq }
  const unread = reader === 'agent' && what === 'read' ? unreadAfterwards : contact.unread
  return {
    contact: { ...contact, unread, marks: { ...contact.marks, [reader]: raised } },
    receipt: { ...receipt, upToSeq },
  }
}

/** What the visitor is shown of a contact. */
export function visitorContactOf(contact: ContactRecord): VisitorContact {
  const { id, state, agent, openedAt, acceptedAt, returnedAt, endedAt, endedBy, shownVersion } = contact
  const { leftMessage, rating } = contact
  return {
    id,
    state: state === 'serving' ? 'serving' : state === 'waiting' || state === 'offered' ? 'waiting' : 'ended',
    agentName: agent?.name ?? null,
    leftMessage,
    rating,
    openedAt,
    acceptedAt,
    returnedAt,
    endedAt,
    endedBy,
    version: shownVersion,
  }
}

/** What staff are shown of it. */
export function staffContactOf(contact: ContactRecord): Contact {
  const { shownVersion: _, marks: __, ...shown } = contact
  return { ...shown, answers: shown.answers.map(shownAnswer) }
}
