// What an agent was shown as, from the log alone: adherence and her own day are read from here.
import { type AgentState, type ShownState, shownState } from './agent-states.ts'

/** Instants are epoch milliseconds. `kind` null: the contact is out of her hands. */
export type LogEntry =
  | { at: number; type: 'state'; state: AgentState; reason: string | null; breakKindId: string | null }
  | { at: number; type: 'hand'; contactId: string; kind: 'ringing' | 'serving' | 'wrap-up' | null }

/** Why she was so: the reason or the kind of break, where that is what she was shown as. */
export type StateInterval = {
  state: ShownState
  reason: string | null
  breakKindId: string | null
  from: number
  to: number
}

/** Intervals that fill the window without a gap; entries before it tell how she came into it. */
export function shownIntervals(
  entries: readonly LogEntry[],
  { from, to }: { from: number; to: number },
): StateInterval[] {
  const intervals: StateInterval[] = []
  let floor = nobodyYet
  let since = from
  const close = (at: number) => {
    if (at > since) append(intervals, { ...shownOf(floor), from: since, to: at })
    since = Math.max(since, at)
  }
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    if (entry.at >= to) break
    close(entry.at)
    floor = after(floor, entry)
  }
  close(to)
  return intervals
}

type Floor = {
  state: AgentState
  reason: string | null
  breakKindId: string | null
  hands: ReadonlyMap<string, 'ringing' | 'serving' | 'wrap-up'>
}

const nobodyYet: Floor = { state: 'offline', reason: null, breakKindId: null, hands: new Map() }

function after(floor: Floor, entry: LogEntry): Floor {
  if (entry.type === 'state') {
    const { state, reason, breakKindId } = entry
    return { ...floor, state, reason, breakKindId }
  }
  const hands = new Map(floor.hands)
  if (entry.kind === null) hands.delete(entry.contactId)
  else hands.set(entry.contactId, entry.kind)
  return { ...floor, hands }
}

function shownOf({ state, reason, breakKindId, hands }: Floor) {
  const shown = shownState(state, [...hands.values()])
  const isHers = shown === state
  return {
    state: shown,
    reason: isHers ? reason : null,
    breakKindId: isHers ? breakKindId : null,
  }
}

/** What is told twice is one interval. */
function append(intervals: StateInterval[], next: StateInterval): void {
  const last = intervals.at(-1)
  const same =
    last !== undefined &&
    last.state === next.state &&
    last.reason === next.reason &&
    last.breakKindId === next.breakKindId
  if (same) last.to = next.to
  else intervals.push(next)
}
