import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { chanceOf } from '#simulator/script'
import { takeBreak } from './take-break.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Seat = Parameters<typeof takeBreak>[0]

const rest = {
  id: 'rest',
  names: { 'zh-Hans': '休息', 'zh-Hant': '休息', en: 'Rest' },
  plannedMinutes: 10,
  graceMinutes: 2,
  needsApproval: false,
  isPaid: true,
  retired: false,
  version: 1,
}

/** An agent whose hands are free after a minute; `said` is what she did at her desk. */
function seatWith(placesLeft: number | null): { seat: Seat; said: string[] } {
  const said: string[] = []
  const begun = Date.now()
  const note = (what: string) => Promise.resolve(void said.push(what))
  const seat = {
    breaks: () => Promise.resolve([{ ...rest, placesLeft }]),
    async askForBreak(kindId: string) {
      await note(`asks for ${kindId}`)
      return { id: 'request', state: 'granted' }
    },
    withdrawBreak: () => note('withdraws'),
    desk: () => Promise.resolve({ me: { state: Date.now() - begun < 60_000 ? 'ready' : 'break' } }),
    setState: ({ state }: { state: string }) => note(state),
  }
  return { seat: seat as unknown as Seat, said }
}

test('an agent asks for a break by its kind, waits until her hands are free, and comes back about in time', async () => {
  const { seat, said } = seatWith(1)
  void takeBreak(seat, chanceOf('break'))
  await vi.advanceTimersByTimeAsync(6 * 60_000)
  expect(said).toEqual(['asks for rest'])
  await vi.advanceTimersByTimeAsync(8 * 60_000)
  expect(said).toEqual(['asks for rest', 'ready'])
})

test('where no place is free she goes on working', async () => {
  const { seat, said } = seatWith(0)
  await takeBreak(seat, chanceOf('break'))
  expect(said).toEqual([])
})
