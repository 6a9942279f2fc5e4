import { afterAll, beforeAll, expect, test } from 'vitest'
import * as people from '#people/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Actor, PersonActor } from '#protocol'
import { scopeOf } from '#identity/core'
import { actorOf } from './caller.ts'
import { createKey, listKeys, revokeKey } from './keys.ts'
import { type Centre, furnish, personActorOf } from './test-people.ts'

let centre: Centre
let house: TestOrganisation
let admin: PersonActor
beforeAll(async () => {
  house = await testOrganisation()
  centre = await furnish(house, people)
  admin = await personActorOf(house, 'ADMIN')
})
afterAll(() => house.close())

const bearing = (key: string): Promise<Actor> =>
  actorOf(house.organisation, new Headers({ authorization: `Bearer ${key}` }))
const make = (wanted: Parameters<typeof createKey>[1], actor: Actor = admin) =>
  house.as(actor, (tx) => createKey(tx, wanted))
const refused = (code: string) => ({ refusal: { code: `identity.${code}` } })

test('a key acts with its role over its unit, narrowed to its permissions', async () => {
  const { key, item } = await make({
    name: '报表',
    role: 'supervisor',
    unitId: centre.teamA,
    permissions: ['people.read'],
  })
  expect(key).toMatch(/^huawu_[\w-]{43}$/)
  expect(item.createdBy).toBe('陈管理')
  const actor = await bearing(key)
  expect(actor).toMatchObject({ kind: 'key', keyId: item.id, name: '报表' })
  expect(scopeOf(actor, 'people.read')).toEqual({ reach: 'some', personId: null, unitIds: [centre.teamA] })
  expect(scopeOf(actor, 'people.manage')).toEqual({ reach: 'none' })
})

test('the key itself is stored nowhere and listed never', async () => {
  const { key } = await make({ name: 'once', role: 'agent' })
  const stored = await house.as(asSystem, (tx) => tx.db.selectFrom('api_keys').selectAll().execute())
  expect(JSON.stringify(stored)).not.toContain(key)
  const listed = await house.as(
    admin,
    (tx) => listKeys(tx, { params: {}, query: {}, body: {} }),
    'keys.manage',
  )
  expect(JSON.stringify(listed)).not.toContain(key)
  expect(listed.items[0]).toMatchObject({ name: 'once', start: key.slice(0, 10) })
})

test('a revoked, expired or made-up key is a stranger', async () => {
  const { key, item } = await make({ name: 'to go', role: 'agent' })
  await house.as(admin, (tx) => revokeKey(tx, { params: { keyId: item.id }, query: {}, body: {} }))
  expect(await bearing(key)).toMatchObject({ kind: 'stranger' })
  const tomorrow = new Date(Date.now() + 24 * 3600_000)
  const dated = await make({ name: 'dated', role: 'agent', expiresAt: tomorrow.toISOString() })
  expect(await bearing(dated.key)).toMatchObject({ kind: 'key' })
  house.setTime(new Date(tomorrow.getTime() + 1))
  expect(await bearing(dated.key)).toMatchObject({ kind: 'stranger' })
  house.setTime(new Date())
  expect(await bearing(`huawu_${'x'.repeat(43)}`)).toMatchObject({ kind: 'stranger' })
  expect(await bearing('x'.repeat(10_000))).toMatchObject({ kind: 'stranger' })
})

test('when a key was last used is written down at most once a minute', async () => {
  const { key, item } = await make({ name: 'busy', role: 'agent' })
  const lastUsed = async () => {
    const row = await house.organisation.db
      .selectFrom('api_keys')
      .select('last_used_at')
      .where('id', '=', item.id)
      .executeTakeFirst()
    return row?.last_used_at?.toISOString()
  }
  const at = (seconds: number) => new Date(Date.parse('2027-03-01T09:00:00Z') + seconds * 1000)
  for (const [seconds, seen] of [
    [0, 0],
    [59, 0],
    [61, 61],
  ] as const) {
    house.setTime(at(seconds))
    await bearing(key)
    expect(await lastUsed()).toBe(at(seen).toISOString())
  }
  house.setTime(new Date())
})

test('nobody makes a key that is wider than herself, beyond its role, or by a key', async () => {
  const supervisor = await personActorOf(house, 'SUPERVISOR')
  await expect(make({ name: 'x', role: 'administrator' }, supervisor)).rejects.toMatchObject(
    refused('wider-than-own'),
  )
  await expect(make({ name: 'x', role: 'agent' }, supervisor)).rejects.toMatchObject(
    refused('wider-than-own'),
  )
  await expect(make({ name: 'x', role: 'agent', permissions: ['audit.read'] })).rejects.toMatchObject(
    refused('permission-beyond-role'),
  )
  await expect(make({ name: 'x', role: 'emperor' })).rejects.toMatchObject(refused('unknown-role'))
  await expect(make({ name: 'x', role: 'administrator', unitId: centre.teamA })).rejects.toMatchObject(
    refused('administrator-is-everywhere'),
  )
  await expect(make({ name: 'x', role: 'agent', expiresAt: '2020-01-01T00:00:00Z' })).rejects.toMatchObject(
    refused('expiry-in-the-past'),
  )
  const { key } = await make({ name: 'root', role: 'administrator' })
  await expect(make({ name: 'child', role: 'agent' }, await bearing(key))).rejects.toMatchObject(
    refused('key-by-key'),
  )
})
