import { afterAll, beforeAll, expect, test } from 'vitest'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import type { InputOf, PersonActor } from '#protocol'
import type { Level, updateUnit as updateDeclared } from '#people/core'
import { type Centre, furnishUnits, hire } from './centre-for-tests.ts'
import { createUnit, deleteUnit, listUnits, updateUnit } from './units.ts'

let house: TestOrganisation
let centre: Centre
let admin: PersonActor
let supervisor: PersonActor
beforeAll(async () => {
  house = await testOrganisation()
  centre = await furnishUnits(house)
  admin = await hire(house, 'administrator', [])
  supervisor = await hire(house, 'supervisor', [centre.teamA])
})
afterAll(() => house.close())

const create = (parentId: string | null, level: Level, name: string, actor = admin) =>
  house.as(actor, (tx) => createUnit(tx, { parentId, level, name }))
const update = (unitId: string, body: InputOf<typeof updateDeclared>['body'], actor = admin) =>
  house.as(actor, (tx) => updateUnit(tx, { params: { unitId }, query: {}, body }))
const remove = (unitId: string, actor = admin) =>
  house.as(actor, (tx) => deleteUnit(tx, { params: { unitId }, query: {}, body: {} }))
const refused = (code: string, status?: number) => ({ refusal: { code, ...(status && { status }) } })

test('the tree comes whole, widest level first, then by pinyin, with who leads and how many are there', async () => {
  const { items } = await house.as(supervisor, listUnits)
  expect(items.map(({ name, level }) => [level, name])).toEqual([
    ['centre', '华东中心'],
    ['team', '订单一班'],
    ['team', '售后一班'],
  ])
  expect(items.map(({ people }) => people)).toEqual([0, 0, 1])
  expect((await update(centre.teamA, { version: 1, leaderId: supervisor.personId })).leader).toMatchObject({
    id: supervisor.personId,
  })
})

test('a level lies below a wider one, and two siblings do not share a name', async () => {
  await expect(create(centre.teamA, 'site', '东区')).rejects.toMatchObject(
    refused('people.level-not-below-parent'),
  )
  await expect(create(centre.centre, 'team', '售后一班')).rejects.toMatchObject(
    refused('people.unit-name-taken', 409),
  )
  await expect(create(null, 'centre', ' 华东中心 ')).rejects.toMatchObject(refused('people.unit-name-taken'))
  const gone = '01960000-0000-7000-8000-000000000009'
  await expect(create(gone, 'team', '无处')).rejects.toMatchObject(refused('protocol.not-found', 404))
})

test('a unit moves with everything below it, and the house is told that rights may have changed', async () => {
  const site = await create(centre.centre, 'site', '一号职场')
  const group = await create(site.id, 'group', '一组')
  const moved = await house.as(admin, async (tx) => {
    const body = { version: 1, parentId: group.id }
    await updateUnit(tx, { params: { unitId: centre.teamB }, query: {}, body })
    return tx.announced.map(({ type }) => type)
  })
  expect(moved).toEqual(['unit.changed', 'unit.moved'])
  const { items } = await house.as(admin, (tx) => listUnits(tx), 'units.read')
  expect(items.find(({ id }) => id === centre.teamB)).toMatchObject({ parentId: group.id, level: 'team' })
  await expect(update(site.id, { version: 1, parentId: group.id })).rejects.toMatchObject(
    refused('people.below-itself'),
  )
  await expect(update(site.id, { version: 1, level: 'team' })).rejects.toMatchObject(
    refused('people.level-not-above-children'),
  )
})

test('a circle cannot be stored, whatever the program thinks', async () => {
  const site = await create(null, 'site', '甲')
  const group = await create(site.id, 'group', '乙')
  const circle = house.organisation.pool.query(
    `update units set parent_id = $1, parent_depth = 2 where id = $2`,
    [group.id, site.id],
  )
  await expect(circle).rejects.toThrow(/violates/)
})

test('a stale change is refused and told what changed', async () => {
  const unit = await create(centre.centre, 'group', '二组')
  await update(unit.id, { version: 1, name: '二组（新）' })
  await expect(update(unit.id, { version: 1, name: '二组（旧）' })).rejects.toMatchObject({
    refusal: { code: 'people.stale', status: 409, facts: { version: 2, fields: 'name' } },
  })
})

test('only an empty unit is removed', async () => {
  await expect(remove(centre.centre)).rejects.toMatchObject(refused('people.unit-has-units'))
  await expect(remove(centre.teamA)).rejects.toMatchObject(refused('people.unit-has-people'))
  const unit = await create(centre.centre, 'group', '空组')
  await remove(unit.id)
  await expect(remove(unit.id)).rejects.toMatchObject(refused('protocol.not-found', 404))
})

test('a supervisor keeps the tree below her and nothing beside or above it', async () => {
  const beyond = refused('people.unit-out-of-reach', 403)
  await expect(create(centre.centre, 'group', '三组', supervisor)).rejects.toMatchObject(beyond)
  await expect(create(null, 'centre', '自己的中心', supervisor)).rejects.toMatchObject(beyond)
  await expect(update(centre.centre, { version: 1, name: '我的' }, supervisor)).rejects.toMatchObject(beyond)
  await expect(update(centre.teamA, { version: 2, parentId: null }, supervisor)).rejects.toMatchObject(beyond)
  await expect(remove(centre.teamB, supervisor)).rejects.toMatchObject(beyond)
  expect(await update(centre.teamA, { version: 2, name: '售后一班（新）' }, supervisor)).toMatchObject({
    version: 3,
  })
})
