// One person's way to a break: a table of what may follow what, and the rules of asking.
import type { AgentState } from '#routing/core'

export const breakTable = {
  /** A leader has to say yes. */
  asked: ['queued', 'refused', 'withdrawn'],
  /** No place yet. */
  queued: ['offered', 'granted', 'withdrawn'],
  /** A place is kept for her for a minute: she may be in the middle of something. */
  offered: ['granted', 'lapsed', 'withdrawn'],
  /** Hers, as soon as her hands are free. */
  granted: ['taken', 'withdrawn'],
  taken: ['over'],
  over: [],
  refused: [],
  withdrawn: [],
  lapsed: [],
} as const satisfies Record<string, readonly string[]>

export type BreakState = keyof typeof breakTable

export const openStates = ['asked', 'queued', 'offered', 'granted', 'taken'] as const
/** Each of these keeps a place from others. */
export const placedStates = ['offered', 'granted', 'taken'] as const

export const offeredSeconds = 60

export function mayBecome(from: BreakState, to: BreakState): boolean {
  const leadsTo: readonly BreakState[] = breakTable[from]
  return leadsTo.includes(to)
}

export type WhyNotAsk = 'sign-in-first' | 'already-asked' | 'already-on-break' | 'kind-retired'

export function whyNotAsk(
  agent: AgentState,
  { open, retired }: { open: BreakState | undefined; retired: boolean },
): WhyNotAsk | undefined {
  if (agent === 'offline' || agent === 'dropped') return 'sign-in-first'
  if (agent === 'break') return 'already-on-break'
  if (open !== undefined) return 'already-asked'
  return retired ? 'kind-retired' : undefined
}

export type WhyNotWithdraw = 'already-on-break' | 'request-over'

export function whyNotWithdraw(state: BreakState): WhyNotWithdraw | undefined {
  if (state === 'taken') return 'already-on-break'
  return mayBecome(state, 'withdrawn') ? undefined : 'request-over'
}

/** Why she cannot take the place that is kept for her; instants are epoch milliseconds. */
export function whyNotTake(
  { state, offeredUntil }: { state: BreakState; offeredUntil: number | null },
  now: number,
): 'no-place-offered' | 'place-gone' | undefined {
  if (state === 'lapsed') return 'place-gone'
  if (state !== 'offered') return 'no-place-offered'
  return offeredUntil !== null && now >= offeredUntil ? 'place-gone' : undefined
}

/** Nobody approves her own break. */
export function whyNotDecide(
  { state, personId }: { state: BreakState; personId: string },
  deciderId: string | null,
): 'already-decided' | 'own-request' | undefined {
  if (personId === deciderId) return 'own-request'
  return state === 'asked' ? undefined : 'already-decided'
}

/** When it should end, and when her leader is told that it has not; epoch milliseconds. */
export function plannedEnd(
  takenAt: number,
  { plannedMinutes, graceMinutes }: { plannedMinutes: number; graceMinutes: number },
): { endAt: number; alertAt: number } {
  const endAt = takenAt + plannedMinutes * 60_000
  return { endAt, alertAt: endAt + graceMinutes * 60_000 }
}
