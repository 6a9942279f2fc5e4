// What a customer is known by, brought into the one form that is compared.
import { normalPhone } from './phone.ts'
import type { IdentityKind } from './shapes.ts'

export const longestEmail = 254
const email = /^[^\s@<>"'`\\,;:()[\]]+@[^\s@<>"'`\\,;:()[\].]+(?:\.[^\s@<>"'`\\,;:()[\].]+)+$/

export function normalEmail(written: string): string | undefined {
  const text = written.normalize('NFKC').trim().toLowerCase()
  return text.length <= longestEmail && email.test(text) ? text : undefined
}

export type WhyNotIdentity = 'phone-malformed' | 'email-malformed'

/** What is stored of a phone or an e-mail address as somebody wrote it. */
export function normalIdentity(
  kind: 'phone' | 'email',
  written: string,
): { value: string } | { why: WhyNotIdentity } {
  const value = kind === 'phone' ? normalPhone(written) : normalEmail(written)
  if (value !== undefined) return { value }
  return { why: kind === 'phone' ? 'phone-malformed' : 'email-malformed' }
}

export type Known = { kind: IdentityKind; value: string }

export const sameIdentity = (one: Known, other: Known): boolean =>
  one.kind === other.kind && one.value === other.value
