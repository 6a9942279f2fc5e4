// What an agent does with her breaks.
import {
  type askForBreak as declaredAsk,
  breakAsked,
  type getMyBreaks as declaredMine,
  placesLeft,
  type takeBreakPlace as declaredTake,
  whyNotAsk,
  whyNotTake,
  whyNotWithdraw,
  type withdrawBreak as declaredWithdraw,
} from '#breaks/core'
import { notify } from '#notices/server'
import { leadersOf, nameOf } from '#people/server'
import { type Action, newId, type Tx } from '#platform/action'
import { found, type Id, refuseIf } from '#protocol'
import { agentOnScreen } from '#routing/server'
import { endBreakOf } from './end-break.ts'
import {
  asAsker,
  givePlaces,
  grant,
  shownRequest,
  shownRequests,
  tellMoved,
  withdraw,
} from './move-request.ts'
import { allKinds, allLimits, kindById } from './store-rules.ts'
import {
  insertRequest,
  latestEndedOf,
  lockPlaces,
  openRequestOf,
  requestById,
  type RequestRow,
  standingRequests,
  unitsAbove,
} from './store.ts'

export const getMyBreaks: Action<typeof declaredMine> = async (tx) => {
  const personId = mine(tx)
  const unitIds = await unitsAbove(tx.db, personId)
  const limits = await allLimits(tx.db)
  const standing = await standingRequests(tx.db)
  const placed = standing.filter(({ state }) => state !== 'queued').map(asAsker)
  const request = await requestToShow(tx, personId)
  const kinds = (await allKinds(tx.db)).filter(({ retired }) => !retired)
  return {
    choices: kinds.map((kind) => ({
      ...kind,
      placesLeft: placesLeft({ kindId: kind.id, unitIds }, placed, limits) ?? null,
    })),
    request: request ? ((await shownRequests(tx, [request]))[0] ?? null) : null,
  }
}

const shownForMilliseconds = 10 * 60_000

/** What is under way, or for a while the refusal of what was not. */
async function requestToShow(tx: Tx, personId: Id): Promise<RequestRow | undefined> {
  const open = await openRequestOf(tx.db, personId)
  if (open) return open
  const since = new Date(tx.now.getTime() - shownForMilliseconds)
  const ended = await latestEndedOf(tx.db, personId, since)
  return ended?.state === 'refused' || ended?.state === 'lapsed' ? ended : undefined
}

export const askForBreak: Action<typeof declaredAsk> = async (tx, { body }) => {
  const personId = mine(tx)
  await lockPlaces(tx.db)
  const kind = found(await kindById(tx.db, body.kindId), 'break-kind')
  const { state } = await agentOnScreen(tx, personId)
  // She is back already, and the news of it is still on its way.
  if (state !== 'break') await endBreakOf(tx, personId)
  const open = (await openRequestOf(tx.db, personId))?.state
  refuseIf(whyNotAsk(state, { open, retired: kind.retired }), 'breaks')
  const request = {
    id: newId(),
    person_id: personId,
    unit_ids: await unitsAbove(tx.db, personId),
    kind_id: kind.id,
    state: kind.needsApproval ? ('asked' as const) : ('queued' as const),
    asked_at: tx.now,
  }
  await insertRequest(tx.db, request)
  await tellMoved(tx, request, { from: null, state: request.state })
  if (kind.needsApproval) await askLeaders(tx, personId, kind.names[tx.organisation.language])
  else await givePlaces(tx, request.id)
  return shownRequest(tx, request.id)
}

async function askLeaders(tx: Tx, personId: Id, kind: string): Promise<void> {
  await notify(tx, {
    personIds: await leadersOf(tx, personId),
    kind: breakAsked,
    about: { personId },
    data: { name: (await nameOf(tx, personId)) ?? '', kind },
    urgency: 'now',
  })
}

export const withdrawBreak: Action<typeof declaredWithdraw> = async (tx, { params }) => {
  const request = await hers(tx, params.requestId)
  refuseIf(whyNotWithdraw(request.state), 'breaks')
  await withdraw(tx, request)
  return shownRequest(tx, request.id)
}

export const takeBreakPlace: Action<typeof declaredTake> = async (tx, { params }) => {
  const request = await hers(tx, params.requestId)
  const offeredUntil = request.offered_until?.getTime() ?? null
  refuseIf(whyNotTake({ state: request.state, offeredUntil }, tx.now.getTime()), 'breaks')
  await grant(tx, request)
  return shownRequest(tx, request.id)
}

async function hers(tx: Tx, requestId: Id): Promise<RequestRow> {
  const personId = mine(tx)
  await lockPlaces(tx.db)
  const request = found(await requestById(tx.db, requestId), 'break')
  return found(request.person_id === personId ? request : undefined, 'break')
}

function mine(tx: Tx): Id {
  return found(tx.actor.kind === 'person' ? tx.actor.personId : undefined, 'agent')
}
