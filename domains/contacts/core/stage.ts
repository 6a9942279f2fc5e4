// Where a contact stands: a table of what may follow what, and one function that follows it.
import type { Id, Instant } from '#protocol'

export const contactStates = ['waiting', 'offered', 'serving', 'wrap-up', 'closed', 'abandoned'] as const
export type ContactState = (typeof contactStates)[number]

export const endedByWhom = ['visitor', 'agent', 'system'] as const
export type EndedBy = (typeof endedByWhom)[number]

/** Who finished the wrap-up: she, the clock for her, or the system because she was gone. */
export const wrapUpBys = ['agent', 'clock', 'system'] as const
export type WrapUpBy = (typeof wrapUpBys)[number]

export const resolutions = ['yes', 'no', 'unknown'] as const
export type Resolution = (typeof resolutions)[number]

/** What is kept of a contact when it is over: the main reason first. */
export type WrapUp = {
  reasons: string[]
  resolved: Resolution | null
  outcome: string | null
  note: string | null
}

/** `since` is when the contact came to where it stands; each state knows who has it and no more. */
export type Stage =
  | { state: 'waiting'; since: Instant; queueId: Id | null }
  | { state: 'offered'; since: Instant; queueId: Id | null; personId: Id }
  | { state: 'serving'; since: Instant; queueId: Id | null; personId: Id; unitId: Id | null }
  | { state: 'wrap-up'; since: Instant; personId: Id; unitId: Id | null; endedBy: EndedBy }
  | { state: 'closed'; since: Instant; personId: Id; unitId: Id | null; endedBy: EndedBy; wrapUpBy: WrapUpBy }
  | { state: 'abandoned'; since: Instant; endedBy: EndedBy }

export type Happening =
  | { type: 'queued'; at: Instant; queueId: Id }
  | { type: 'offered'; at: Instant; personId: Id }
  | { type: 'requeued'; at: Instant }
  | { type: 'accepted'; at: Instant; personId: Id; personName: string | null; unitId: Id | null }
  /** Who served it can no longer: it waits again, and what was said stays. */
  | { type: 'returned'; at: Instant }
  /** Given to a queue: it waits again, and keeps the time it has waited since. */
  | { type: 'transferred'; at: Instant; queueId: Id }
  /** Somebody else serves it from now on: a colleague it was handed to, or a leader. */
  | { type: 'taken-over'; at: Instant; personId: Id; personName: string | null; unitId: Id | null }
  | { type: 'ended'; at: Instant; by: EndedBy }
  | ({ type: 'wrapped-up'; at: Instant; by: WrapUpBy } & WrapUp)
  /** What was kept of it was put right, or given at last. */
  | ({ type: 'corrected'; at: Instant } & WrapUp)

/** What may happen to a contact in a state, and the state it is in afterwards. */
export const contactTable: Readonly<
  Record<ContactState, Readonly<Partial<Record<Happening['type'], ContactState>>>>
> = {
  waiting: { queued: 'waiting', offered: 'offered', ended: 'abandoned' },
  offered: { requeued: 'waiting', accepted: 'serving', ended: 'abandoned' },
  serving: { returned: 'waiting', transferred: 'waiting', 'taken-over': 'serving', ended: 'wrap-up' },
  'wrap-up': { 'wrapped-up': 'closed' },
  closed: { corrected: 'closed' },
  abandoned: {},
}

export function mayHappen(state: ContactState, type: Happening['type']): boolean {
  return contactTable[state][type] !== undefined
}

/** Undefined when the table does not allow it, or when it happened to somebody else's contact. */
export function contactAfter(stage: Stage, happening: Happening): Stage | undefined {
  const since = happening.at
  switch (stage.state) {
    case 'waiting':
      if (happening.type === 'queued') return { state: 'waiting', since, queueId: happening.queueId }
      if (happening.type === 'ended') return { state: 'abandoned', since, endedBy: happening.by }
      if (happening.type !== 'offered') return undefined
      return { state: 'offered', since, queueId: stage.queueId, personId: happening.personId }
    case 'offered':
      if (happening.type === 'requeued') return { state: 'waiting', since, queueId: stage.queueId }
      if (happening.type === 'ended') return { state: 'abandoned', since, endedBy: happening.by }
      if (happening.type !== 'accepted' || happening.personId !== stage.personId) return undefined
      return servedBy(happening, stage.queueId)
    case 'serving':
      if (happening.type === 'returned') return { state: 'waiting', since, queueId: stage.queueId }
      if (happening.type === 'transferred') return { state: 'waiting', since, queueId: happening.queueId }
      if (happening.type === 'taken-over') return servedBy(happening, stage.queueId)
      if (happening.type !== 'ended') return undefined
      return {
        state: 'wrap-up',
        since,
        personId: stage.personId,
        unitId: stage.unitId,
        endedBy: happening.by,
      }
    case 'wrap-up':
      if (happening.type !== 'wrapped-up') return undefined
      return { ...stage, state: 'closed', since, wrapUpBy: happening.by }
    case 'closed':
      return happening.type === 'corrected' ? { ...stage, wrapUpBy: 'agent' } : undefined
    case 'abandoned':
      return undefined
  }
}

function servedBy(
  { at, personId, unitId }: Extract<Happening, { type: 'accepted' | 'taken-over' }>,
  queueId: Id | null,
): Stage {
  return { state: 'serving', since: at, queueId, personId, unitId }
}

/** A visitor can still be answered in it. */
export function isOpen(state: ContactState): boolean {
  return state === 'waiting' || state === 'offered' || state === 'serving'
}
