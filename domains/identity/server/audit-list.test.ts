import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit } from '#platform/action'
import * as people from '#people/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { InputOf } from '#protocol'
import type { listAudit as declared } from '#identity/core'
import { listAudit } from './list-audit.ts'
import { type Centre, furnish, personActorOf } from './test-people.ts'

let centre: Centre
let house: TestOrganisation
let list: (query: InputOf<typeof declared>['query']) => ReturnType<typeof listAudit>
beforeAll(async () => {
  house = await testOrganisation()
  house.setTime(new Date('2027-03-01T09:00:00Z'))
  centre = await furnish(house, people)
  const admin = await personActorOf(house, 'ADMIN')
  list = (query) => house.as(admin, (tx) => listAudit(tx, { params: {}, query, body: {} }), 'audit.read')
})
afterAll(() => house.close())

test('the trail is told newest first, page by page, each entry once', async () => {
  const all = (await list({ limit: 200 })).items
  expect(all.length).toBeGreaterThan(9)
  const paged: string[] = []
  let cursor: string | undefined
  do {
    const page = await list({ limit: 4, ...(cursor && { cursor }) })
    paged.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(paged).toEqual(all.map(({ id }) => id))
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  )
})

test('it can be asked who did what to whom and when', async () => {
  expect(
    (await list({ action: 'people.create' })).items.every(({ action }) => action === 'people.create'),
  ).toBe(true)
  const people = (await list({ action: 'people' })).items.map(({ action }) => action)
  expect(new Set(people)).toEqual(new Set(['people.create', 'people.create-unit']))
  const hers = (await list({ subjectKind: 'person', subjectId: centre.people.agentA })).items
  expect(hers).toHaveLength(1)
  expect(hers[0]).toMatchObject({
    actor: { kind: 'system' },
    subject: { label: '王小明' },
    after: { staffNumber: 'AGENTA' },
  })
  const byAdmin = (await list({ actorId: centre.people.admin })).items
  expect(byAdmin.map(({ action }) => action)).toEqual(['identity.sign-in'])
  expect((await list({ to: '2027-03-01T09:00:00Z' })).items).toEqual([])
  expect((await list({ from: '2027-03-01T17:00:00+08:00' })).items.length).toBeGreaterThan(0)
})

test('it is searched by names, values and reasons, and a wildcard is only a sign', async () => {
  expect((await list({ q: '小明' })).items).toHaveLength(1)
  expect((await list({ q: 'agentb' })).items).toHaveLength(1)
  expect((await list({ q: '%' })).items).toEqual([])
  expect((await list({ q: '_' })).items).toEqual([])
  await house.as(asSystem, (tx) =>
    audit(tx, {
      action: 'test.discount',
      subject: { kind: 'test', id: null },
      after: { share: '100%' },
      reason: '客户要求',
    }),
  )
  expect((await list({ q: '100%' })).items).toHaveLength(1)
  expect((await list({ q: '客户要求' })).items).toHaveLength(1)
})

test('a made-up cursor is the caller’s mistake', async () => {
  const forged = [['2027-03-01T09:00:00Z', 'x'], ['x', centre.centre], [1, 2], ['a'], { a: 1 }, 'x']
  for (const values of forged) {
    const cursor = Buffer.from(JSON.stringify(values)).toString('base64url')
    await expect(list({ cursor })).rejects.toMatchObject({
      refusal: { code: 'protocol.bad-cursor', status: 400 },
    })
  }
})

test('the application role can neither alter nor remove what is written', async () => {
  for (const statement of [
    'update audit set action = action',
    'delete from audit',
    'delete from audit_values',
  ]) {
    await expect(house.organisation.pool.query(statement)).rejects.toThrow(/permission denied|append-only/)
  }
})
