// How a request moves on, and what follows for places, the agent and who waits.
import {
  type Asker,
  type BreakRequest,
  type BreakState,
  breakMoved,
  breakPlaceFree,
  mayBecome,
  offeredSeconds,
  placedStates,
  plannedEnd,
  positionOf,
  whoGetsPlaces,
} from '#breaks/core'
import { notify } from '#notices/server'
import { announce, type Tx } from '#platform/action'
import type { Id } from '#protocol'
import { aboutAgent, holdBack, letGo, startBreak } from '#routing/server'
import { allLimits, kindById } from './store-rules.ts'
import { type RequestRow, requestById, saveRequest, standingRequests } from './store.ts'

type Changes = Parameters<typeof saveRequest>[2]

/** The places' lock is held. Gives the request as it is afterwards. */
export async function move(
  tx: Tx,
  before: RequestRow,
  state: BreakState,
  changes: Changes = {},
): Promise<RequestRow> {
  if (!mayBecome(before.state, state)) throw new Error(`a break cannot become ${state} from ${before.state}`)
  await saveRequest(tx.db, before.id, { ...changes, state })
  await tellMoved(tx, before, { from: before.state, state })
  return { ...before, ...changes, state }
}

export async function tellMoved(
  tx: Tx,
  { id, person_id, kind_id }: Pick<RequestRow, 'id' | 'person_id' | 'kind_id'>,
  { from, state }: { from: BreakState | null; state: BreakState },
): Promise<void> {
  const about = await aboutAgent(tx, person_id)
  await announce(tx, breakMoved(about, { requestId: id, kindId: kind_id, from, state }))
}

/**
 * Gives free places to who waits for them, the longest first. `now` has just asked, or has just been approved:
 * hers takes effect without another question; who has waited is asked whether she still wants to go.
 */
export async function givePlaces(tx: Tx, now?: Id): Promise<void> {
  const standing = await standingRequests(tx.db)
  const waiting = standing.filter(({ state }) => state === 'queued').map(asAsker)
  const placed = standing.filter(({ state }) => state !== 'queued').map(asAsker)
  for (const { request } of whoGetsPlaces(waiting, placed, await allLimits(tx.db))) {
    if (request.id === now) await grant(tx, request)
    else await keepPlace(tx, request)
  }
}

async function keepPlace(tx: Tx, request: RequestRow): Promise<void> {
  const until = new Date(tx.now.getTime() + offeredSeconds * 1000)
  await move(tx, request, 'offered', { offered_until: until })
  await notify(tx, {
    personIds: [request.person_id],
    kind: breakPlaceFree,
    about: { personId: request.person_id },
    data: { seconds: offeredSeconds },
    urgency: 'now',
  })
}

/** A place is hers: she goes now, or as soon as her hands are free. */
export async function grant(tx: Tx, request: RequestRow): Promise<void> {
  const granted = await move(tx, request, 'granted', { offered_until: null })
  if (!(await begin(tx, granted))) await holdBack(tx, request.person_id, 'break-granted')
}

/** False when something is in her hands still. */
export async function begin(tx: Tx, request: RequestRow): Promise<boolean> {
  const kind = await kindById(tx.db, request.kind_id)
  if (!kind) throw new Error(`there is no kind of break ${request.kind_id}`)
  const begun = await startBreak(tx, request.person_id, { id: kind.id, names: kind.names })
  if (begun === 'away') await withdraw(tx, request)
  if (begun !== 'begun') return begun === 'away'
  const { endAt, alertAt } = plannedEnd(tx.now.getTime(), kind)
  await move(tx, request, 'taken', {
    taken_at: tx.now,
    planned_end_at: new Date(endAt),
    alert_at: new Date(alertAt),
  })
  return true
}

export async function withdraw(tx: Tx, request: RequestRow): Promise<RequestRow> {
  const withdrawn = await move(tx, request, 'withdrawn', { ended_at: tx.now })
  await letGo(tx, request.person_id, 'break-granted')
  if (hasPlace(request)) await givePlaces(tx)
  return withdrawn
}

const hasPlace = ({ state }: RequestRow) => placedStates.some((placed) => placed === state)

export function asAsker(request: RequestRow): Asker & { request: RequestRow } {
  return { kindId: request.kind_id, unitIds: request.unit_ids, request }
}

/** As she and her leaders see it. */
export async function shownRequest(tx: Tx, requestId: Id): Promise<BreakRequest> {
  const row = await requestById(tx.db, requestId)
  if (!row) throw new Error(`there is no request ${requestId}`)
  const [shown] = await shownRequests(tx, [row])
  if (!shown) throw new Error('one request is shown as one')
  return shown
}

export async function shownRequests(tx: Tx, rows: readonly RequestRow[]): Promise<BreakRequest[]> {
  const anyQueued = rows.some(({ state }) => state === 'queued')
  const standing = anyQueued ? await standingRequests(tx.db) : []
  const waiting = standing.filter(({ state }) => state === 'queued').map(asAsker)
  const limits = anyQueued ? await allLimits(tx.db) : []
  return rows.map((row) => {
    const asker = waiting.find(({ request }) => request.id === row.id)
    return {
      id: row.id,
      personId: row.person_id,
      kindId: row.kind_id,
      state: row.state,
      askedAt: row.asked_at.toISOString(),
      offeredUntil: row.offered_until?.toISOString() ?? null,
      takenAt: row.taken_at?.toISOString() ?? null,
      plannedEndAt: row.planned_end_at?.toISOString() ?? null,
      refusal: row.refusal,
      position: asker ? positionOf(asker, waiting, limits) : null,
    }
  })
}
