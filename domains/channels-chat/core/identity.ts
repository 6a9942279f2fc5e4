// What a site's own server says of who its visitor is: signed, for a few minutes, once.
import type { Level } from '#customers/core'

/** `issuedAt` and `expiresAt` in seconds since 1970, as every server language counts. */
export type Claims = {
  userId: string
  name?: string
  email?: string
  phone?: string
  /** Of a customer: 0 ordinary to 3 highest; it raises the one she has and never lowers it. */
  level?: Level
  issuedAt: number
  expiresAt?: number
  nonce: string
}

const isText =
  (longest: number, shortest = 0) =>
  (value: unknown) =>
    typeof value === 'string' &&
    value.length <= longest &&
    value.trim().length >= shortest &&
    !value.includes('\0')
const isWhole = (largest: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= largest

const lastSecond = 100_000_000_000
const needed = { userId: isText(200, 1), issuedAt: isWhole(lastSecond), nonce: isText(100, 16) }
const optional = {
  name: isText(100),
  email: isText(254),
  phone: isText(40),
  level: isWhole(3),
  expiresAt: isWhole(lastSecond),
}
const fields: Readonly<Record<string, (value: unknown) => boolean>> = { ...needed, ...optional }

/** However much later it says it expires. */
export const longestLifeSeconds = 600
/** Two servers' clocks are never quite equal. */
const clockSkewSeconds = 60

/** `<claims>.<signature>`, both base64url; the signature is over the claims as they stand here. */
export function partsOf(identity: string): { claims: string; signature: string } | undefined {
  const [, claims, signature] = /^([\w-]{1,4000})\.([\w-]{43})$/.exec(identity) ?? []
  return claims !== undefined && signature !== undefined ? { claims, signature } : undefined
}

/** Claims that were signed by an honest site may still be misspelt. */
export function readClaims(json: string): Claims | undefined {
  try {
    const read: unknown = JSON.parse(json)
    return isClaims(read) ? read : undefined
  } catch {
    return undefined
  }
}

function isClaims(read: unknown): read is Claims {
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return false
  const isComplete = Object.keys(needed).every((name) => name in read)
  return (
    isComplete &&
    Object.entries(read).every(([name, value]) => Object.hasOwn(fields, name) && fields[name]?.(value))
  )
}

/** When it opens nothing any more, in seconds since 1970. */
export function endOf({ issuedAt, expiresAt }: Claims): number {
  const longest = issuedAt + longestLifeSeconds
  return expiresAt === undefined ? longest : Math.min(longest, expiresAt)
}

export type WhyNotSigned = 'identity-expired' | 'identity-early'

export function whyNotSigned(claims: Claims, now: Date): WhyNotSigned | undefined {
  const seconds = now.getTime() / 1_000
  if (claims.issuedAt > seconds + clockSkewSeconds) return 'identity-early'
  return endOf(claims) <= seconds ? 'identity-expired' : undefined
}
