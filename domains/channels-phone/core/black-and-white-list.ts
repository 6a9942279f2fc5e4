// Whose calls are not taken, and who is always put through. A black listing is for a while, and somebody else agrees.
import { type Static, Type } from 'typebox'
import { Id, Instant, oneOf, orNull, shape, shortText } from '#protocol'

/** `number` as `phoneNumberOf` gives it, or the first figures of it with a `*`. */
export const ListingDraft = shape({
  list: oneOf(['black', 'white']),
  number: Type.String({ pattern: '^\\+?\\d{3,15}\\*?$' }),
  reason: shortText(200),
  expiresAt: orNull(Instant),
})
export type ListingDraft = Static<typeof ListingDraft>

export const Listing = shape({
  id: Id,
  ...ListingDraft.properties,
  askedBy: Id,
  askedAt: Instant,
  approvedBy: orNull(Id),
  approvedAt: orNull(Instant),
  withdrawnAt: orNull(Instant),
})
export type Listing = Static<typeof Listing>

export type NumberLists = { listings: readonly Listing[]; takesWithheld: boolean }

export type WhyNotTake = 'black-listed' | 'withheld'

/** `number`: null where it is withheld. Who is on the white list is taken, whatever else is said of her. */
export function whyNotTake(
  { number }: { number: string | null },
  { listings, takesWithheld }: NumberLists,
  now: Date,
): WhyNotTake | undefined {
  if (number === null) return takesWithheld ? undefined : 'withheld'
  const hers = listings.filter((listing) => isAbout(listing, number) && isInForce(listing, now))
  if (hers.some(({ list }) => list === 'white')) return undefined
  return hers.length > 0 ? 'black-listed' : undefined
}

/** A black listing that nobody has agreed to yet keeps nobody away. */
export function isInForce(listing: Listing, now: Date): boolean {
  if (listing.withdrawnAt !== null || hasExpired(listing, now)) return false
  return listing.list === 'white' || listing.approvedAt !== null
}

export const longestBlackListingDays = 365

export type WhyNotList = 'expiry-missing' | 'expiry-past' | 'expiry-far' | 'too-many' | 'emergency-number'

export function whyNotList({ list, number, expiresAt }: ListingDraft, now: Date): WhyNotList | undefined {
  const until = expiresAt === null ? null : Date.parse(expiresAt)
  if (until !== null && until <= now.getTime()) return 'expiry-past'
  if (list === 'white') return undefined
  if (until === null) return 'expiry-missing'
  if (until - now.getTime() > longestBlackListingDays * 86_400_000) return 'expiry-far'
  if (/^1(?:10|12|19|20|22)$/.test(number)) return 'emergency-number'
  // A few figures with a star would be a whole city.
  return number.endsWith('*') && number.replaceAll(/\D/g, '').length < 8 ? 'too-many' : undefined
}

export type WhyNotApprove = 'own-request' | 'already-approved' | 'withdrawn' | 'expiry-past'

/** Two people are of the same opinion, or it does not happen. */
export function whyNotApprove(listing: Listing, personId: string, now: Date): WhyNotApprove | undefined {
  if (listing.withdrawnAt !== null) return 'withdrawn'
  if (listing.approvedAt !== null) return 'already-approved'
  if (hasExpired(listing, now)) return 'expiry-past'
  return listing.askedBy === personId ? 'own-request' : undefined
}

function hasExpired({ expiresAt }: Listing, now: Date): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= now.getTime()
}

function isAbout(listing: Listing, number: string): boolean {
  return listing.number.endsWith('*')
    ? number.startsWith(listing.number.slice(0, -1))
    : listing.number === number
}
