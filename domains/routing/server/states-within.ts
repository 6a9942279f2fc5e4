// What agents were doing, from the log alone.
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { type LogEntry, shownIntervals, type StateInterval } from '#routing/core'
import { handsInLog, type HandRow, statesInLog } from './store-log.ts'

/** Nobody has one contact in her hands for longer. */
const longestContactMilliseconds = 24 * 3_600_000

/** For each person the states she was shown in, filling the span without a gap; instants are epoch milliseconds. */
export async function statesWithin(
  tx: Tx,
  personIds: readonly Id[],
  { from, to }: { from: Date; to: Date },
): Promise<Map<Id, StateInterval[]>> {
  const entries = new Map<Id, LogEntry[]>(personIds.map((personId) => [personId, []]))
  for (const { person_id, at, state, reason, break_kind_id } of await statesInLog(tx.db, personIds, {
    from,
    to,
  }))
    entries
      .get(person_id)
      ?.push({ at: at.getTime(), type: 'state', state, reason, breakKindId: break_kind_id })
  const since = new Date(from.getTime() - longestContactMilliseconds)
  const moves = Map.groupBy(
    await handsInLog(tx.db, personIds, { from: since, to }),
    ({ contact_id }) => contact_id,
  )
  for (const rows of moves.values())
    for (const [personId, entry] of handsOf(rows)) entries.get(personId)?.push(entry)
  const span = { from: from.getTime(), to: to.getTime() }
  return new Map([...entries].map(([personId, hers]) => [personId, shownIntervals(hers, span)]))
}

type Holding = { personId: Id; kind: 'ringing' | 'serving' | 'wrap-up' } | undefined

/** One contact goes from hand to hand: whoever had it has it no more. */
function handsOf(rows: readonly HandRow[]): [Id, LogEntry][] {
  const entries: [Id, LogEntry][] = []
  let holding: Holding
  for (const row of rows) {
    const next = holdingAfter(holding, row)
    const at = row.at.getTime()
    const hand = (kind: NonNullable<Holding>['kind'] | null): LogEntry => ({
      at,
      type: 'hand',
      contactId: row.contact_id,
      kind,
    })
    if (holding && holding.personId !== next?.personId) entries.push([holding.personId, hand(null)])
    if (next) entries.push([next.personId, hand(next.kind)])
    holding = next
  }
  return entries
}

function holdingAfter(holding: Holding, { type, agent_id, offered_to, person_id }: HandRow): Holding {
  const personId = agent_id ?? offered_to ?? person_id
  switch (type) {
    case 'contact.offered':
      return personId ? { personId, kind: 'ringing' } : undefined
    case 'contact.accepted':
    case 'contact.handed-over':
    case 'contact.taken-over':
      return personId ? { personId, kind: 'serving' } : undefined
    case 'contact.ended':
      return holding && { ...holding, kind: 'wrap-up' }
    default:
      return undefined
  }
}
