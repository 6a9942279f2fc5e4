// Transfers and consults as they cross the wire.
import { type Static, Type } from 'typebox'
import { Contact, longestText } from '#contacts/core'
import { Id, Instant, oneOf, orNull, shape } from '#protocol'
import { AgentListed } from '#routing/core'
import { backReasons, type TransferState, transferStates } from './transfer-states.ts'

const Somebody = shape({ id: orNull(Id), name: orNull(Type.String()) })
const Person = shape({ id: Id, name: orNull(Type.String()) })

export const longestNote = 1_000

const stateWords = Object.keys(transferStates) as TransferState[]

/** `by` sent it: who serves the contact (`from`), or a leader. One of `toPerson` and `toQueueId` is there. */
export const Transfer = shape({
  id: Id,
  contactId: Id,
  by: Somebody,
  from: Person,
  toPerson: orNull(Person),
  toQueueId: orNull(Id),
  note: orNull(Type.String()),
  state: oneOf(stateWords),
  reason: orNull(oneOf(backReasons)),
  offeredAt: Instant,
  expiresAt: orNull(Instant),
  endedAt: orNull(Instant),
})
export type Transfer = Static<typeof Transfer>

/** What rings with me, and from whom: I may read the conversation while it does. */
export const RingingTransfer = shape({ ...Transfer.properties, contact: Contact })
export type RingingTransfer = Static<typeof RingingTransfer>

export const whysNotColleague = [
  'serves-it-already',
  'offline',
  'on-break',
  'not-ready',
  'taken-alone',
  'at-capacity',
] as const

const Skill = shape({ skillId: Id, name: Type.String(), level: Type.Integer() })

/** Somebody to hand a contact to: how she is, and what speaks against it. */
export const Colleague = shape({
  personId: Id,
  name: Type.String(),
  staffNumber: Type.String(),
  unitName: orNull(Type.String()),
  shown: AgentListed.properties.shown,
  shownSince: Instant,
  load: Type.Integer(),
  capacity: Type.Integer(),
  skills: Type.Array(Skill),
  lacks: Type.Array(Skill),
  whyNot: orNull(oneOf(whysNotColleague)),
})
export type Colleague = Static<typeof Colleague>

export const QueueTarget = shape({
  queueId: Id,
  name: Type.String(),
  waiting: Type.Integer(),
  /** Whether the contact came from it. */
  isOwn: Type.Boolean(),
})
export type QueueTarget = Static<typeof QueueTarget>

export const ConsultText = Type.String({ minLength: 1, maxLength: longestText, pattern: '\\S' })

export const ConsultMessage = shape({
  id: Id,
  clientId: Id,
  author: Person,
  text: Type.String(),
  at: Instant,
})
export type ConsultMessage = Static<typeof ConsultMessage>

export const waysConsultsEnd = ['asker', 'asked', 'over'] as const

/** A question to a colleague beside the conversation, and what was said about it. Never for the customer. */
export const Consult = shape({
  id: Id,
  contactId: Id,
  customerName: orNull(Type.String()),
  asker: Person,
  asked: Person,
  openedAt: Instant,
  endedAt: orNull(Instant),
  endedBy: orNull(oneOf(waysConsultsEnd)),
  messages: Type.Array(ConsultMessage),
})
export type Consult = Static<typeof Consult>
