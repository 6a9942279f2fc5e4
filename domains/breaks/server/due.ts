// What is due: a break begins when her hands are free, an offered place lapses, a leader learns of an overrun.
import { breakOverrun } from '#breaks/core'
import { notify } from '#notices/server'
import { leadersOf, nameOf } from '#people/server'
import type { Tx } from '#platform/action'
import type { DueWork } from '#platform/due'
import type { Id } from '#protocol'
import { begin, givePlaces, move } from './move-request.ts'
import { kindById } from './store-rules.ts'
import {
  lockPlaces,
  offersLapsed,
  overruns,
  readyToBegin,
  requestById,
  type RequestRow,
  saveRequest,
} from './store.ts'

export const beginBreaks: DueWork = {
  name: 'breaks.begin',
  due: readyToBegin,
  async act(tx, id) {
    const request = await locked(tx, id)
    if (request?.state === 'granted') await begin(tx, request)
  },
}

export const lapsePlaces: DueWork = {
  name: 'breaks.lapse-place',
  due: offersLapsed,
  async act(tx, id) {
    const request = await locked(tx, id)
    if (request?.state !== 'offered' || !request.offered_until || request.offered_until > tx.now) return
    await move(tx, request, 'lapsed', { ended_at: tx.now })
    await givePlaces(tx)
  },
}

export const tellOverruns: DueWork = {
  name: 'breaks.tell-overrun',
  due: overruns,
  async act(tx, id) {
    const request = await locked(tx, id)
    if (request?.state !== 'taken' || request.alerted_at || !request.planned_end_at) return
    await saveRequest(tx.db, id, { alerted_at: tx.now })
    const minutes = Math.max(1, Math.round((tx.now.getTime() - request.planned_end_at.getTime()) / 60_000))
    const kind = await kindById(tx.db, request.kind_id)
    await notify(tx, {
      personIds: await leadersOf(tx, request.person_id),
      kind: breakOverrun,
      about: { personId: request.person_id },
      data: {
        name: (await nameOf(tx, request.person_id)) ?? '',
        kind: kind?.names[tx.organisation.language] ?? '',
        minutes,
      },
      urgency: 'now',
    })
  },
}

async function locked(tx: Tx, id: Id): Promise<RequestRow | undefined> {
  await lockPlaces(tx.db)
  return requestById(tx.db, id)
}
