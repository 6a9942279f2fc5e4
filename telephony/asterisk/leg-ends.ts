// Why a leg ends, in the product's words and in the numbers of Q.850 that SIP and Asterisk speak.
import type { LegEnd } from '#channels-phone/core'

const causes: Readonly<Record<LegEnd, readonly number[]>> = {
  'hung-up': [16, 26, 31, 32],
  busy: [17],
  'no-answer': [19, 18],
  rejected: [21, 52, 55],
  unreachable: [20, 27, 102],
  'wrong-number': [1, 2, 3, 22, 28],
  congested: [34, 38, 41, 42, 43, 44, 47],
  // Interworking: the switch gives up by itself.
  switch: [127],
}

const byCause = new Map(
  Object.entries(causes).flatMap(([why, numbers]) => numbers.map((cause) => [cause, why as LegEnd] as const)),
)

export function legEndOf(cause: number | undefined): LegEnd {
  return byCause.get(cause ?? 16) ?? 'hung-up'
}

/** The number the other side is told. */
export function causeOf(why: LegEnd): number {
  return causes[why][0] ?? 16
}
