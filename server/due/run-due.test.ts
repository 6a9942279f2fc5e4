import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { audit, newId, type Tx } from '#platform/action'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id } from '#protocol'
import { type DueWork, doDue, runDue } from './run-due.ts'

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house.close())

/** Work that is due at the given instants until it has been done. */
function alarms(dueAt: Map<Id, Date>, then: (tx: Tx, id: Id) => Promise<void> = async () => {}): DueWork {
  return {
    name: 'test.alarm',
    due: async (_, now, limit) => [...dueAt].flatMap(([id, at]) => (at <= now ? [id] : [])).slice(0, limit),
    async act(tx, id) {
      await then(tx, id)
      await audit(tx, { action: 'test.rang', subject: { kind: 'alarm', id } })
      tx.afterCommit(() => dueAt.delete(id))
    },
  }
}

const rang = async (id: Id) =>
  (await house.organisation.pool.query('select from audit where subject_id = $1', [id])).rowCount

test('nothing happens before its time, and everything at it', async () => {
  const id = newId()
  const work = alarms(new Map([[id, new Date('2026-11-21T02:00:00Z')]]))
  house.setTime(new Date('2026-11-21T01:59:59Z'))
  await doDue(house.organisation, [work])
  expect(await rang(id)).toBe(0)
  house.setTime(new Date('2026-11-21T02:00:00Z'))
  await doDue(house.organisation, [work])
  expect(await rang(id)).toBe(1)
})

test('what fails undoes only itself and holds nobody up', async () => {
  const [bad, good] = [newId(), newId()]
  const long = new Date(0)
  let failures = 0
  const work = alarms(
    new Map([
      [bad, long],
      [good, long],
    ]),
    async (_, id) => {
      if (id !== bad) return
      failures++
      throw new Error('not yet')
    },
  )
  const running = runDue(house.organisation, [work])
  await vi.waitFor(async () => expect(await rang(good)).toBe(1))
  await pause(600)
  await running.stop()
  expect({ bad: await rang(bad), failures }).toEqual({ bad: 0, failures: 1 })
})
