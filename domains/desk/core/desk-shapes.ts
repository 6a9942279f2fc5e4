// What lies on a desk: offers on top, open conversations, what was finished today.
import { type Static, Type } from 'typebox'
import { Channel, Contact, Message } from '#contacts/core'
import { Id, Instant, orNull, shape } from '#protocol'
import { getMyAgent, OfferTold, WrapUpShown } from '#routing/core'

/** `said` is the beginning of what the visitor wrote, at most five; `contact` is null until it was fetched. */
export const DeskOffer = shape({
  offerId: Id,
  contactId: Id,
  queueId: Id,
  channel: Channel,
  offeredAt: Instant,
  expiresAt: Instant,
  why: OfferTold.properties.why,
  contact: orNull(Contact),
  said: Type.Array(Message),
})
export type DeskOffer = Static<typeof DeskOffer>

export const DeskDay = shape({ from: Instant, to: Instant })

export const QueueName = shape({ id: Id, name: Type.String() })

/**
 * The whole desk of one person. `conversations` are served or being wrapped up, the longest held first;
 * `closed` were wrapped up within `day`, the organisation's today, the latest first: at its end load afresh.
 * `wrapUps` are the clocks of what is to be wrapped up; one that is over leaves her hand free.
 * `stale` names contacts an event could not tell everything about: fetch each and put it back with `deskWith`,
 * with the `round` that stood here when the fetch began.
 */
export const Desk = shape({
  me: getMyAgent.answer,
  day: DeskDay,
  offers: Type.Array(DeskOffer),
  conversations: Type.Array(Contact),
  closed: Type.Array(Contact),
  wrapUps: Type.Array(WrapUpShown),
  queues: Type.Array(QueueName),
  stale: Type.Array(shape({ contactId: Id, round: Type.Integer() })),
})
export type Desk = Static<typeof Desk>

/** Where one contact lies on my desk now; both are null when it does not. */
export const DeskEntry = shape({
  contactId: Id,
  offer: orNull(DeskOffer),
  contact: orNull(Contact),
})
export type DeskEntry = Static<typeof DeskEntry>
