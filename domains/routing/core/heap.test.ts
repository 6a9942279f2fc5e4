import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstWhere, heapOf, nowhere, push, remove } from './heap.ts'

type Caller = { rank: number; place: number }
const byRank = (a: Caller, b: Caller): boolean => a.rank < b.rank
const comings = fc.array(fc.record({ rank: fc.nat({ max: 50 }), leaves: fc.option(fc.nat()) }), {
  maxLength: 60,
})

/** Callers come, and some who came leave again from wherever they stand. */
function lineOf(events: { rank: number; leaves: number | null }[]): {
  heap: ReturnType<typeof heapOf<Caller>>
  left: Caller[]
} {
  const heap = heapOf(byRank)
  const left: Caller[] = []
  for (const { rank, leaves } of events) {
    const caller = { rank, place: nowhere }
    push(heap, caller)
    left.push(caller)
    if (leaves === null) continue
    for (const leaver of left.splice(leaves % left.length, 1)) remove(heap, leaver)
  }
  return { heap, left }
}

test('whoever comes and goes, the rest stand in order and know their place', () => {
  fc.assert(
    fc.property(comings, (events) => {
      const { heap, left } = lineOf(events)
      expect(heap.items.every((item, index) => item.place === index)).toBe(true)
      const order: number[] = []
      for (let [top] = heap.items; top !== undefined; [top] = heap.items) {
        remove(heap, top)
        order.push(top.rank)
      }
      expect(order).toEqual(left.map(({ rank }) => rank).toSorted((a, b) => a - b))
    }),
  )
})

test('the first who will do is found behind any number who will not', () => {
  fc.assert(
    fc.property(comings, fc.integer({ min: 1, max: 9 }), (events, divisor) => {
      const { heap, left } = lineOf(events)
      const willDo = ({ rank }: Caller): boolean => rank % divisor === 0
      const ranks = left.filter(willDo).map(({ rank }) => rank)
      expect(firstWhere(heap, willDo)?.rank).toBe(ranks.length === 0 ? undefined : Math.min(...ranks))
    }),
  )
})
