// A break as an agent takes one: she asks for it by its kind, and it begins when her hands are free.
import type { BreakChoice } from '#breaks/core'
import type { Chance } from '#simulator/script'
import type { AgentSeat } from './agent-seat.ts'
import { pause } from './pause.ts'

type Seat = Pick<AgentSeat, 'breaks' | 'askForBreak' | 'withdrawBreak' | 'desk' | 'setState'>

const longestMinutes = 30

/** She is back about when she should be. Nothing happens where no place is free. */
export async function takeBreak(seat: Seat, chance: Chance): Promise<void> {
  const kind = kindToTake(await seat.breaks(), chance)
  if (!kind) return
  const { id, state } = await seat.askForBreak(kind.id)
  const isHers = state === 'granted' || state === 'taken'
  if (!isHers || !(await hasBegun(seat))) {
    await seat.withdrawBreak(id)
    return
  }
  await pause(kind.plannedMinutes * 60 * chance.between(0.7, 1.1))
  await seat.setState({ state: 'ready' })
}

/** Mostly the short ones. */
function kindToTake(choices: readonly BreakChoice[], chance: Chance): BreakChoice | undefined {
  const open = choices.filter(
    ({ placesLeft, needsApproval, plannedMinutes }) =>
      placesLeft !== 0 && !needsApproval && plannedMinutes <= longestMinutes,
  )
  if (open.length === 0) return undefined
  return chance.weighed(open.map((kind) => ({ kind, weight: 1 / kind.plannedMinutes }))).kind
}

/** What she has in her hands comes first; after a quarter of an hour she no longer wants to. */
async function hasBegun(seat: Seat): Promise<boolean> {
  for (let look = 0; look < 180; look++) {
    if ((await seat.desk()).me.state === 'break') return true
    await pause(5)
  }
  return false
}
