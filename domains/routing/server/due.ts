// What routing does at its second.
import type { DueWork } from '#platform/due'
import { wrapUpsDue, wrapUpsOverBefore } from './store-wrap-ups.ts'
import { endClock, giveUpUnfilled, unfilledSince } from './wrap-up.ts'

export const endWrapUps: DueWork = {
  name: 'routing.end-wrap-up',
  due: wrapUpsDue,
  act: endClock,
}

export const closeUnfilled: DueWork = {
  name: 'routing.close-unfilled',
  due: (db, now, limit) => wrapUpsOverBefore(db, unfilledSince(now), limit),
  act: giveUpUnfilled,
}
