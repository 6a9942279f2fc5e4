// What lies on a desk: offers on top, open conversations, what was finished today.
import { type Static, Type } from 'typebox'
import { Id, Instant, oneOf, orNull, shape } from '#protocol'
import { getMyAgent, OfferTold } from '#routing/core'

const Channel = oneOf(['chat', 'phone', 'mail'])

/** `who` is what the visitor called herself, null while she has not. */
const onTheDesk = {
  contactId: Id,
  channel: Channel,
  queueId: orNull(Id),
  queueName: orNull(Type.String()),
  who: orNull(Type.String()),
}

/** One line of the conversation as a list shows it. */
export const DeskMessage = shape({
  by: oneOf(['visitor', 'agent', 'system']),
  text: Type.String(),
  at: Instant,
})
export type DeskMessage = Static<typeof DeskMessage>

/** `said` is the beginning of what the visitor wrote, at most five messages. */
export const DeskOffer = shape({
  ...onTheDesk,
  offerId: Id,
  waitingSince: Instant,
  offeredAt: Instant,
  expiresAt: Instant,
  why: OfferTold.properties.why,
  said: Type.Array(DeskMessage),
})
export type DeskOffer = Static<typeof DeskOffer>

/** `waitingSince`: since when the visitor's last words are unanswered; null when it is her turn. */
export const DeskConversation = shape({
  ...onTheDesk,
  state: oneOf(['serving', 'wrap-up']),
  acceptedAt: Instant,
  endedAt: orNull(Instant),
  unread: Type.Integer(),
  lastMessage: orNull(DeskMessage),
  waitingSince: orNull(Instant),
})
export type DeskConversation = Static<typeof DeskConversation>

export const DeskClosed = shape({
  ...onTheDesk,
  acceptedAt: Instant,
  endedAt: orNull(Instant),
  wrappedUpAt: Instant,
  reasonId: orNull(Id),
})
export type DeskClosed = Static<typeof DeskClosed>

export const DeskReason = shape({ id: Id, parentId: orNull(Id), name: Type.String() })
export type DeskReason = Static<typeof DeskReason>

/**
 * The whole desk of one person. `day` is her organisation's today, in which `closed` was wrapped up.
 * `stale` names contacts an event could not tell everything about: fetch each and put it back with `deskWith`.
 */
export const Desk = shape({
  me: getMyAgent.answer,
  day: shape({ from: Instant, to: Instant }),
  offers: Type.Array(DeskOffer),
  conversations: Type.Array(DeskConversation),
  closed: Type.Array(DeskClosed),
  reasons: Type.Array(DeskReason),
  stale: Type.Array(Id),
})
export type Desk = Static<typeof Desk>

/** Where one contact lies on my desk now: at most one of the three. */
export const DeskEntry = shape({
  contactId: Id,
  me: getMyAgent.answer,
  offer: orNull(DeskOffer),
  conversation: orNull(DeskConversation),
  closed: orNull(DeskClosed),
})
export type DeskEntry = Static<typeof DeskEntry>
