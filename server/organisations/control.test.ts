import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import { whileMaking } from './control.ts'

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house.close())

test('a database that restarts while an organisation is made ends the making, not the program', async () => {
  const uncaught: unknown[] = []
  const note = (error: unknown) => uncaught.push(error)
  process.on('uncaughtException', note)
  try {
    await whileMaking(house.access, async () => {
      expect(await ended('huawu control')).toBe(1)
      await pause(300)
    }).catch(() => undefined)
    expect(uncaught).toEqual([])
  } finally {
    process.off('uncaughtException', note)
  }
})

/** Ends the connections of this name, as a restart does; gives how many there were. */
async function ended(name: string): Promise<number> {
  const client = new pg.Client({ connectionString: house.access.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
      [name],
    )
    return rows.length
  } finally {
    await client.end()
  }
}
