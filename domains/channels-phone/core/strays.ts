// What stands in the switch and belongs to no call that anybody knows.
import type { Call } from './call.ts'
import type { Found } from './decisions.ts'
import type { Ask } from './doing.ts'
import type { StandingLeg } from './switchboard.ts'

/** Callers who came while nobody listened are to be served; lines we rang and rooms without a call are cleared. */
export function strays(found: Found, calls: readonly Call[]): { arrived: StandingLeg[]; asks: Ask[] } {
  const legs = new Set(calls.flatMap((call) => call.legs.map(({ id }) => id)))
  const rooms = new Set(calls.map(({ room }) => room))
  const unknown = found.legs.filter(({ leg }) => !legs.has(leg))
  const lost = unknown.filter(({ direction }) => direction === 'out')
  const empty = found.rooms.filter(({ room }) => !rooms.has(room))
  return {
    arrived: unknown.filter(({ direction }) => direction === 'in'),
    asks: [
      ...lost.map(({ leg }): Ask => ({ ask: 'hangUp', leg, why: 'hung-up' })),
      ...empty.map(({ room }): Ask => ({ ask: 'closeRoom', room })),
    ],
  }
}
