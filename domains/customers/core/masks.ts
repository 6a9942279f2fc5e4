// What may be seen of what is sensitive by somebody who has not said why she needs it.
import type { IdentityKind } from './shapes.ts'
import { phoneParts } from './phone.ts'

/** `138****5678`: four figures and more stay hidden. */
export function maskedPhone(phone: string): string {
  const { head, tail } = phoneParts(phone)
  return `${head}****${tail}`
}

/** `w***@x.cn`: whether one letter stands before the sign or thirty. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const first = at > 1 ? [...email].slice(0, 1).join('') : ''
  return `${first}***${at < 0 ? '' : email.slice(at)}`
}

/** The ends of a long number; of a short one less. */
export function maskedIdNumber(number: string): string {
  const signs = [...number]
  const [head, tail] = signs.length >= 15 ? [3, 4] : signs.length >= 8 ? [1, 2] : [0, 1]
  return `${signs.slice(0, head).join('')}****${signs.slice(signs.length - tail).join('')}`
}

/** Where it begins, which is the city: at most six signs, and at most a third of it. */
export function maskedAddress(address: string): string {
  const signs = [...address]
  return `${signs.slice(0, Math.min(6, Math.floor(signs.length / 3))).join('')}****`
}

/** A visitor's id and the number of an account say nothing outside; they are told apart by their ends. */
export function maskedIdentity(kind: IdentityKind, value: string): string {
  if (kind === 'phone') return maskedPhone(value)
  if (kind === 'email') return maskedEmail(value)
  return kind === 'visitor' ? value.slice(-4).toUpperCase() : value
}
