// The order on a desk, and what follows for its owner from what lies there.
import type { Contact } from '#contacts/core'
import { type AgentShown, shownSince, shownState } from '#routing/core'
import type { Desk } from './desk-shapes.ts'

/** How many finished contacts of today a desk shows, and how much of what the visitor wrote an offer. */
export const mostClosed = 200
export const mostSaid = 5

/** The same desk in its order, with its owner's load and shown state counted from it. */
export function arranged(desk: Desk): Desk {
  const offers = desk.offers.toSorted(
    (a, b) => order(a.offeredAt, b.offeredAt) || order(a.offerId, b.offerId),
  )
  const conversations = desk.conversations.toSorted(
    (a, b) => order(a.acceptedAt, b.acceptedAt) || order(a.id, b.id),
  )
  const closed = desk.closed.toSorted((a, b) => order(b.wrappedUpAt, a.wrappedUpAt) || order(b.id, a.id))
  const wrapUps = desk.wrapUps.toSorted(
    (a, b) => order(a.begunAt, b.begunAt) || order(a.contactId, b.contactId),
  )
  const over = new Set(wrapUps.flatMap(({ contactId, overAt }) => (overAt === null ? [] : [contactId])))
  const inHand = conversations.filter(({ id }) => !over.has(id))
  const me = withHands(desk.me, offers, inHand)
  return { ...desk, me, offers, conversations, wrapUps, closed: closed.slice(0, mostClosed) }
}

function withHands(me: AgentShown, offers: Desk['offers'], conversations: readonly Contact[]): AgentShown {
  const load = { chat: 0, phone: 0, mail: 0 }
  for (const { channel } of [...offers, ...conversations]) load[channel] += 1
  const hands = [
    ...offers.map(({ offeredAt }) => ({ kind: 'ringing' as const, since: offeredAt })),
    ...conversations.map(({ state, since }) => ({
      kind: state === 'wrap-up' ? ('wrap-up' as const) : ('serving' as const),
      since,
    })),
  ]
  const shown = shownState(
    me.state,
    hands.map(({ kind }) => kind),
  )
  return { ...me, load, shown, shownSince: shownSince({ shown, since: me.since }, hands) }
}

function order(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0
}
