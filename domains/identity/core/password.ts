// Which passwords will do. Length beats riddles: no rule asks for capitals, digits or signs.
import { commonPasswords } from './common-passwords.ts'

export const shortestPassword = 10
/** A bound against work, not a rule for people. */
export const longestPassword = 200

export type WhyNotPassword = 'password-too-short' | 'password-names-you' | 'password-too-common'

/** Why this password will not do for this person. */
export function whyNotPassword(
  password: string,
  person: { name: string; staffNumber: string; email: string | null },
): WhyNotPassword | undefined {
  if ([...password].length < shortestPassword) return 'password-too-short'
  const plain = folded(password)
  if (named(person).some((own) => plain === own || restIsTrivial(plain, own))) return 'password-names-you'
  if (commonPasswords.has(plain) || isMonotonous(plain)) return 'password-too-common'
  return undefined
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')

function named(person: { name: string; staffNumber: string; email: string | null }): string[] {
  const email = folded(person.email ?? '')
  const all = [email, email.split('@')[0] ?? '', folded(person.staffNumber), folded(person.name)]
  return all.filter((own) => own.length > 0)
}

// The staff number five times over, or with 123 behind it, is still the staff number.
function restIsTrivial(plain: string, own: string): boolean {
  if (own.length < 3 || !plain.includes(own)) return false
  return plain.replaceAll(own, '').length < 4
}

// One sign again and again, a short piece again and again, or a run along the keyboard.
function isMonotonous(plain: string): boolean {
  if (new Set(plain).size < 4) return true
  const period = [1, 2, 3, 4, 5].find((length) => plain === repeated(plain.slice(0, length), plain.length))
  return period !== undefined || runs.some((run) => run.includes(plain))
}

const repeated = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

const rows = [
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]
const runs = rows.flatMap((row) => [row, [...row].toReversed().join('')]).map((row) => row.repeat(8))
