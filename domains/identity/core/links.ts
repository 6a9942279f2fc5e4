// Links by which a person sets a password: single use, soon over.

export type LinkPurpose = 'invitation' | 'reset'
export type PasswordLink = {
  purpose: LinkPurpose
  expiresAt: Date
  usedAt: Date | null
  revokedAt: Date | null
  personState: 'active' | 'left'
}

const hours = 3600_000
const lifetimes = { invitation: 7 * 24 * hours, reset: 24 * hours, mailed: hours } as const

/** Until when a new link is good; one that travels by mail less long than one handed over. */
export function linkExpiry(kind: keyof typeof lifetimes, now: Date): Date {
  return new Date(now.getTime() + lifetimes[kind])
}

export type WhyNotUseLink = 'link-invalid' | 'link-used' | 'link-expired'

/** Why a link no longer opens anything. What never was a link and what was withdrawn look alike. */
export function whyNotUseLink(link: PasswordLink | undefined, now: Date): WhyNotUseLink | undefined {
  if (link === undefined || link.revokedAt !== null || link.personState === 'left') return 'link-invalid'
  if (link.usedAt !== null) return 'link-used'
  return link.expiresAt.getTime() > now.getTime() ? undefined : 'link-expired'
}

/** Where the screens are that a link opens, below the address of the organisation. */
export function linkPath(purpose: LinkPurpose, token: string): string {
  return purpose === 'invitation' ? `/invitation/${token}` : `/reset/${token}`
}
