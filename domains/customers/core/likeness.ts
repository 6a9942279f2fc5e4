// How much speaks for two records being one person. A phone alone never does: a family has one phone.
import { type Known, sameIdentity } from './identities.ts'

/** `folded` is the name in one script and case, `sound` its pinyin; the server knows how. */
export type Comparable = {
  folded: string | null
  sound: string | null
  idNumber: string | null
  birthday: string | null
  identities: readonly Known[]
}

export const likenessReasons = [
  'same-id-number',
  'same-email',
  'same-phone',
  'same-name',
  'sounds-alike',
  'similar-name',
  'same-birthday',
  'other-id-number',
  'other-birthday',
] as const
export type LikenessReason = (typeof likenessReasons)[number]

const weight: Readonly<Record<LikenessReason, number>> = {
  'same-id-number': 90,
  'same-email': 65,
  'same-phone': 40,
  'same-name': 40,
  'sounds-alike': 30,
  'similar-name': 20,
  'same-birthday': 20,
  'other-id-number': -80,
  'other-birthday': -30,
}

/** From here on they are suggested. */
export const suggestedFrom = 60

export type Likeness = { score: number; reasons: LikenessReason[] }

export function likenessOf(one: Comparable, other: Comparable): Likeness {
  const shares = (kind: Known['kind']) =>
    one.identities.some(
      (mine) => mine.kind === kind && other.identities.some((hers) => sameIdentity(mine, hers)),
    )
  const reasons: LikenessReason[] = []
  if (shares('email')) reasons.push('same-email')
  if (shares('phone')) reasons.push('same-phone')
  const name = nameLikeness(one, other)
  if (name) reasons.push(name)
  if (one.idNumber !== null && other.idNumber !== null) {
    reasons.push(one.idNumber === other.idNumber ? 'same-id-number' : 'other-id-number')
  }
  if (one.birthday !== null && other.birthday !== null) {
    reasons.push(sameBirthday(one.birthday, other.birthday) ? 'same-birthday' : 'other-birthday')
  }
  const score = reasons.reduce((sum, reason) => sum + weight[reason], 0)
  return {
    score: Math.max(0, Math.min(100, score)),
    reasons: likenessReasons.filter((each) => reasons.includes(each)),
  }
}

function nameLikeness(one: Comparable, other: Comparable): LikenessReason | undefined {
  if (!one.folded || !other.folded) return undefined
  if (one.folded === other.folded) return 'same-name'
  if (one.sound !== null && one.sound === other.sound) return 'sounds-alike'
  const [short, long] = [one.folded, other.folded].toSorted((a, b) => a.length - b.length)
  if (short === undefined || long === undefined || short.length < 2) return undefined
  const isPart = long.includes(short)
  return isPart || (short.length > 2 && isOneSignOff(short, long)) ? 'similar-name' : undefined
}

/** One sign put in, left out or exchanged; `short` is not the longer of the two. */
function isOneSignOff(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  const rest = long.slice(at + 1)
  return rest === (long.length === short.length ? short.slice(at + 1) : short.slice(at))
}

/** One may know the year and the other not. */
const sameBirthday = (one: string, other: string): boolean =>
  one.length === other.length ? one === other : one.slice(-5) === other.slice(-5)

/** A phone in common is nothing without anything else that speaks for it. */
export const isSuggested = ({ score }: Likeness): boolean => score >= suggestedFrom
