// Contacts and messages as they cross the wire.
import { type Static, Type } from 'typebox'
import { Id, Instant, Language, oneOf, orNull, shape } from '#protocol'
import { contactStates, endedByWhom, resolutions, wrapUpBys } from './stage.ts'

export const channels = ['chat', 'phone', 'mail'] as const
export const Channel = oneOf(channels)
export type Channel = Static<typeof Channel>

export const longestText = 4_000

/** `width` and `height` are known of pictures, which have a thumbnail too. */
export const Attachment = shape({
  id: Id,
  name: Type.String(),
  contentType: Type.String(),
  bytes: Type.Integer({ minimum: 0 }),
  width: orNull(Type.Integer({ minimum: 1 })),
  height: orNull(Type.Integer({ minimum: 1 })),
})
export type Attachment = Static<typeof Attachment>

export const messageSenders = ['visitor', 'agent', 'system'] as const
export const MessageFrom = oneOf(messageSenders)
export type MessageFrom = Static<typeof MessageFrom>
export const messageKinds = ['text', 'file', 'note', 'whisper', 'happening'] as const
export const MessageKind = oneOf(messageKinds)
export type MessageKind = Static<typeof MessageKind>

/**
 * `position` orders everything in a conversation. `seq` counts, without gaps, what the customer can see;
 * a note or a whisper has the number of the message it stands behind, and is counted nowhere outside.
 */
export const Message = shape({
  id: Id,
  clientId: Id,
  contactId: Id,
  position: Type.Integer({ minimum: 1 }),
  seq: Type.Integer({ minimum: 0 }),
  from: MessageFrom,
  authorId: orNull(Id),
  authorName: orNull(Type.String()),
  kind: MessageKind,
  text: Type.String({ maxLength: longestText }),
  attachment: orNull(Attachment),
  at: Instant,
  deliveredAt: orNull(Instant),
  readAt: orNull(Instant),
})
export type Message = Static<typeof Message>

/** What only colleagues read; a whisper is a leader's word to who serves the customer. */
export function isInternal({ kind }: Pick<Message, 'kind'>): boolean {
  return kind === 'note' || kind === 'whisper'
}

/** Everything up to `upToSeq` from the other side has reached this side, or was read there. */
export const readers = ['visitor', 'agent'] as const
export const receiptKinds = ['delivered', 'read'] as const
export const Receipt = shape({
  reader: oneOf(readers),
  what: oneOf(receiptKinds),
  upToSeq: Type.Integer({ minimum: 1 }),
  at: Instant,
})
export type Receipt = Static<typeof Receipt>

export const Page = shape({ url: Type.String({ maxLength: 2_000 }), title: Type.String({ maxLength: 300 }) })
export type Page = Static<typeof Page>

const Person = shape({ id: Id, name: orNull(Type.String()) })

/** What the visitor was asked before the conversation, in each language, and what she answered. */
export const answerKinds = ['name', 'phone', 'email', 'text', 'choice'] as const
export const Answer = shape({
  kind: oneOf(answerKinds),
  question: shape({ 'zh-Hans': Type.String(), 'zh-Hant': Type.String(), en: Type.String() }),
  answer: Type.String(),
})
export type Answer = Static<typeof Answer>

const Score = Type.Integer({ minimum: 1, maximum: 5 })

/** How the customer found it. */
export const Rating = shape({
  score: Score,
  resolved: orNull(oneOf(['yes', 'no'])),
  words: orNull(Type.String()),
  ratedAt: Instant,
  changedAt: Instant,
})
export type Rating = Static<typeof Rating>

/**
 * A contact as staff see it. `customerId`: whose it is, once somebody knows; `customerName` is what she is called in it. `unansweredSince`: the visitor wrote then and nobody has answered yet.
 * `readers` were asked in by who serves it, and read along.
 * `returnedAt`: who served it was gone, and it waited again for a colleague; `queuedAt` stays what it was.
 * `leftMessage`: she did not wait: she left a message, is away and looks for the answer later.
 * `reasons` are codes of the tree, the main one first; they may be empty when nobody finished the wrap-up.
 */
export const Contact = shape({
  id: Id,
  channel: Channel,
  state: oneOf(contactStates),
  since: Instant,
  queueId: orNull(Id),
  visitorId: orNull(Id),
  customerId: orNull(Id),
  customerName: orNull(Type.String()),
  offeredTo: orNull(Id),
  agent: orNull(Person),
  unitId: orNull(Id),
  readers: Type.Array(Id),
  language: Language,
  page: orNull(Page),
  answers: Type.Array(Answer),
  leftMessage: Type.Boolean(),
  rating: orNull(Score),
  openedAt: Instant,
  queuedAt: orNull(Instant),
  offeredAt: orNull(Instant),
  acceptedAt: orNull(Instant),
  returnedAt: orNull(Instant),
  endedAt: orNull(Instant),
  endedBy: orNull(oneOf(endedByWhom)),
  wrappedUpAt: orNull(Instant),
  reasons: Type.Array(Type.String()),
  resolved: orNull(oneOf(resolutions)),
  outcome: orNull(Type.String()),
  note: orNull(Type.String()),
  wrapUpBy: orNull(oneOf(wrapUpBys)),
  lastSeq: Type.Integer({ minimum: 0 }),
  lastMessageAt: orNull(Instant),
  lastMessageFrom: orNull(MessageFrom),
  lastMessagePreview: orNull(Type.String()),
  unansweredSince: orNull(Instant),
  unread: Type.Integer({ minimum: 0 }),
  version: Type.Integer({ minimum: 1 }),
})
export type Contact = Static<typeof Contact>

/** The same contact as the visitor sees it: nothing of queues, offers and wrap-up. */
export const VisitorContact = shape({
  id: Id,
  state: oneOf(['waiting', 'serving', 'ended']),
  agentName: orNull(Type.String()),
  leftMessage: Type.Boolean(),
  rating: orNull(Score),
  openedAt: Instant,
  acceptedAt: orNull(Instant),
  returnedAt: orNull(Instant),
  endedAt: orNull(Instant),
  endedBy: orNull(oneOf(endedByWhom)),
  version: Type.Integer({ minimum: 1 }),
})
export type VisitorContact = Static<typeof VisitorContact>

export type ContactHead = { id: Id; version: number }

/** What screens get of every event of a contact: what is new of the contact, a message, a receipt. */
export type Progress<Head extends ContactHead> = {
  contact: Partial<Head> & { version: number }
  message?: Message
  receipt?: Receipt
  /** Why, where somebody or something had a reason, such as `agent-silent`. */
  reason?: string
  /** Whose hands it has just left for another's. */
  left?: { personId: Id; unitId: Id | null }
}

const names = shape({ 'zh-Hans': Type.String(), 'zh-Hant': Type.String(), en: Type.String() })

/**
 * A reason for which customers come, at its place in the tree. `retired`: nobody chooses it any more, and
 * contacts have it. `foundBy`: what it is found by when somebody types, a line for each way to write it.
 */
export const ContactReason = shape({
  code: Type.String(),
  parent: orNull(Type.String()),
  names,
  foundBy: Type.String(),
  retired: Type.Boolean(),
  version: Type.Integer({ minimum: 1 }),
})
export type ContactReason = Static<typeof ContactReason>

/** What came of a contact. */
export const ContactOutcome = shape({
  code: Type.String(),
  names,
  retired: Type.Boolean(),
  version: Type.Integer({ minimum: 1 }),
})
export type ContactOutcome = Static<typeof ContactOutcome>
