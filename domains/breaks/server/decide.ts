// What a leader sees and decides.
import {
  breakApproved,
  breakAsked,
  breakRefused,
  type decideBreak as declaredDecide,
  type listBreakRequests as declaredList,
  whyNotDecide,
} from '#breaks/core'
import { withinScope } from '#identity/server'
import { endNotices, notify } from '#notices/server'
import { type Action, audit, type Tx } from '#platform/action'
import { covers, found, largestPage, refuseIf } from '#protocol'
import { aboutAgent } from '#routing/server'
import { givePlaces, move, shownRequest, shownRequests } from './move-request.ts'
import { kindById } from './store-rules.ts'
import { lockPlaces, openRequestsWithin, requestById, type RequestRow } from './store.ts'

export const listBreakRequests: Action<typeof declaredList> = async (tx) => {
  const within = withinScope(tx.scope, { person: 'people.id', unit: 'people.unit_id' })
  const rows = await openRequestsWithin(tx.db, within, largestPage)
  const shown = await shownRequests(tx, rows)
  return {
    items: shown.map((request, index) => ({
      ...request,
      name: rows[index]?.name ?? '',
      unitId: rows[index]?.unit_id ?? null,
    })),
  }
}

export const decideBreak: Action<typeof declaredDecide> = async (tx, { params, body }) => {
  await lockPlaces(tx.db)
  const request = found(await requestById(tx.db, params.requestId), 'break')
  const { unitId = null } = await aboutAgent(tx, request.person_id)
  found(covers(tx.scope, { personId: request.person_id, unitId }) ? request : undefined, 'break')
  const decider = tx.actor.kind === 'person' ? tx.actor.personId : null
  refuseIf(whyNotDecide({ state: request.state, personId: request.person_id }, decider), 'breaks')
  const decided = { decided_at: tx.now, decided_by: decider }
  const refusal = body.reason?.trim() || null
  if (body.approved) await move(tx, request, 'queued', decided)
  else await move(tx, request, 'refused', { ...decided, refusal, ended_at: tx.now })
  await tell(tx, request, { approved: body.approved, refusal })
  if (body.approved) await givePlaces(tx, request.id)
  await audit(tx, {
    action: 'breaks.decide',
    subject: { kind: 'person', id: request.person_id },
    after: { approved: body.approved, refusal },
  })
  return shownRequest(tx, request.id)
}

async function tell(
  tx: Tx,
  request: RequestRow,
  { approved, refusal }: { approved: boolean; refusal: string | null },
): Promise<void> {
  const about = { personId: request.person_id }
  await endNotices(tx, { kind: breakAsked, about })
  const kind = await kindById(tx.db, request.kind_id)
  const data = { kind: kind?.names[tx.organisation.language] ?? '', reason: refusal ?? '—' }
  await notify(tx, {
    personIds: [request.person_id],
    kind: approved ? breakApproved : breakRefused,
    about,
    data,
    urgency: 'now',
  })
}
