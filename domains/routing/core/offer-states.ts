/** An offer is open once; whatever happens to it ends it. Withdrawn: the contact or the agent went away. */
export const offerStates = {
  open: ['accepted', 'rejected', 'missed', 'withdrawn'],
  accepted: [],
  rejected: [],
  missed: [],
  withdrawn: [],
} as const satisfies Record<string, readonly string[]>

export type OfferState = keyof typeof offerStates

/** `expiresAt` is epoch milliseconds. */
export type Offer = { agentId: string; state: OfferState; expiresAt: number }

type WhyNotAnswer = 'not-yours' | 'offer-over' | 'too-late'

/** Why this agent may not accept the offer at `now` (epoch milliseconds). */
export function whyNotAccept(offer: Offer, agentId: string, now: number): WhyNotAnswer | undefined {
  return whyNotAnswer(offer, agentId, now)
}

/** Why this agent may not reject the offer at `now` (epoch milliseconds); its queue may allow nobody to. */
export function whyNotReject(
  offer: Offer,
  agentId: string,
  { now, mayReject }: { now: number; mayReject: boolean },
): WhyNotAnswer | 'not-rejectable' | undefined {
  return whyNotAnswer(offer, agentId, now) ?? (mayReject ? undefined : 'not-rejectable')
}

/** Whoever sends a contact to a queue wants somebody else to have it, if there is anybody. */
export const sentOnCoolDownSeconds = 180

/** The earliest instant (epoch milliseconds) at which who rejected or missed a contact may get it again. */
export function declinedUntil(now: number, coolDownSeconds = 60): number {
  return now + coolDownSeconds * 1000
}

/** How many of her latest offers she missed one after the other; what was withdrawn says nothing about her. */
export function missesInARow(latestFirst: readonly OfferState[]): number {
  const told = latestFirst.filter((state) => state !== 'withdrawn' && state !== 'open')
  const answered = told.findIndex((state) => state !== 'missed')
  return answered < 0 ? told.length : answered
}

/** What misses in a row do to an agent: one alone only sends the contact back to wait. */
export function afterMisses(
  inARow: number,
  limit: number,
): { state: 'not-ready'; reason: 'no-answer' } | undefined {
  return inARow >= limit ? { state: 'not-ready', reason: 'no-answer' } : undefined
}

function whyNotAnswer(offer: Offer, agentId: string, now: number): WhyNotAnswer | undefined {
  if (offer.agentId !== agentId) return 'not-yours'
  if (offer.state !== 'open') return 'offer-over'
  return now >= offer.expiresAt ? 'too-late' : undefined
}
