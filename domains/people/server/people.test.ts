import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf } from '#identity/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { InputOf, PersonActor } from '#protocol'
import type { listPeople as listDeclared, updatePerson as updateDeclared } from '#people/core'
import { type Centre, furnishUnits, hire } from './centre-for-tests.ts'
import { createPerson, type NewPerson } from './create-person.ts'
import { recordDeparture, undoDeparture } from './departure.ts'
import { getPerson, listPeople } from './list-people.ts'
import { setRoles, setSkills } from './skills-and-roles.ts'
import { createSkill, listSkills, updateSkill } from './skills.ts'
import { briefPeople, agentProfiles } from './store.ts'
import { updatePerson } from './update-person.ts'

let house: TestOrganisation
let centre: Centre
let admin: PersonActor
let supervisor: PersonActor
let leaderA: PersonActor
let leaderB: PersonActor
let agentA: PersonActor
beforeAll(async () => {
  house = await testOrganisation()
  centre = await furnishUnits(house)
  admin = await hire(house, 'administrator', [], '陈管理')
  supervisor = await hire(house, 'supervisor', [centre.centre, centre.teamA, centre.teamB], '李主管')
  leaderA = await hire(house, 'team-leader', [centre.teamA], '单班长')
  leaderB = await hire(house, 'team-leader', [centre.teamB], '曾班长')
  agentA = await hire(house, 'agent', [centre.teamA], '王小明')
})
afterAll(() => house.close())

const input = <Body>(personId: string, body: Body) => ({ params: { personId }, query: {}, body })
const list = (actor: PersonActor, query: InputOf<typeof listDeclared>['query'] = {}) =>
  house.as(actor, (tx) => listPeople(tx, { params: {}, query, body: {} }), 'people.read')
const get = (actor: PersonActor, id: string) => house.as(actor, (tx) => getPerson(tx, input(id, {})))
const create = (actor: PersonActor, wanted: NewPerson) => house.as(actor, (tx) => createPerson(tx, wanted))
const update = (actor: PersonActor, id: string, body: InputOf<typeof updateDeclared>['body']) =>
  house.as(actor, (tx) => updatePerson(tx, input(id, body)))
const refused = (code: string, status?: number) => ({ refusal: { code, ...(status && { status }) } })
let numbered = 0
const someone = (name = '新人', unitId: string | null = centre.teamA): NewPerson => ({
  staffNumber: `N${++numbered}`,
  name,
  unitId,
})

test('names sort by pinyin, a surname is read as one, and every page continues the last', async () => {
  for (const name of ['张伟', '阿布', '单田芳', '曾国', '曹操', 'Smith John', '李雷', '張偉']) {
    await create(supervisor, someone(name))
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await list(admin, { limit: 3, ...(cursor && { cursor }) })
    seen.push(...page.items.map(({ name }) => name))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toEqual((await list(admin, { limit: 200 })).items.map(({ name }) => name))
  expect(seen.filter((name) => !['新同事', '新人'].includes(name))).toEqual([
    '阿布',
    '曹操',
    '陈管理',
    '李雷',
    '李主管',
    '单班长',
    '单田芳',
    'Smith John',
    '王小明',
    '曾班长',
    '曾国',
    '张伟',
    '張偉',
  ])
})

test('a person is found by characters, pinyin, initials and staff number', async () => {
  const found = async (q: string) => (await list(admin, { q })).items.map(({ name }) => name)
  expect(await found('小明')).toEqual(['王小明'])
  expect(await found('wangxiaoming')).toEqual(['王小明'])
  expect(await found('Wang Xiao')).toEqual(['王小明'])
  expect(await found('wxm')).toEqual(['王小明'])
  expect(await found('shan')).toEqual(['单班长', '单田芳'])
  expect(await found('zhangwei')).toEqual(['张伟', '張偉'])
  expect(await found('john smith')).toEqual([])
  expect(await found('Smith J')).toEqual(['Smith John'])
  expect(await found('%')).toEqual([])
  expect(await found("'; drop table people; --")).toEqual([])
})

test('everybody sees her part: an agent her team, a leader hers, nobody the one beside', async () => {
  const unitsSeen = async (actor: PersonActor) =>
    new Set((await list(actor, { limit: 200 })).items.map(({ unitId }) => unitId))
  expect(await unitsSeen(agentA)).toEqual(new Set([centre.teamA]))
  expect(await unitsSeen(leaderB)).toEqual(new Set([centre.teamB]))
  expect((await unitsSeen(supervisor)).has(null)).toBe(false)
  expect((await unitsSeen(admin)).has(null)).toBe(true)
  await expect(get(leaderB, agentA.personId)).rejects.toMatchObject(refused('protocol.not-found', 404))
  expect(await get(leaderA, agentA.personId)).toMatchObject({ name: '王小明', account: 'none' })
})

test('the list of a unit holds everybody below it', async () => {
  const inCentre = await list(admin, { unitId: centre.centre, limit: 200 })
  expect(new Set(inCentre.items.map(({ unitId }) => unitId))).toEqual(
    new Set([centre.centre, centre.teamA, centre.teamB]),
  )
  expect((await list(admin, { unitId: centre.teamB })).items.map(({ name }) => name)).toEqual(['曾班长'])
})

test('a staff number and an address belong to one person, whatever the case', async () => {
  const one = await create(supervisor, { ...someone(), email: 'One@example.com' })
  const twin = { ...someone(), staffNumber: one.staffNumber.toLowerCase() }
  await expect(create(supervisor, twin)).rejects.toMatchObject(refused('people.staff-number-taken', 409))
  const double = { ...someone(), email: 'one@EXAMPLE.com' }
  await expect(create(supervisor, double)).rejects.toMatchObject(refused('people.email-taken', 409))
})

test('a write that did not see the newest version is refused, and told who changed what', async () => {
  const person = await create(supervisor, someone())
  await update(supervisor, person.id, { version: 1, name: '改过名' })
  await expect(update(admin, person.id, { version: 1, name: '另一个名' })).rejects.toMatchObject({
    refusal: { code: 'people.stale', status: 409, facts: { version: 2, by: '李主管', fields: 'name' } },
  })
  expect(await get(admin, person.id)).toMatchObject({ name: '改过名', version: 2 })
})

test('of two who change a person at the same moment one is told', async () => {
  const person = await create(supervisor, someone())
  const names = ['甲', '乙', '丙', '丁']
  const results = await Promise.allSettled(
    names.map((name) => update(supervisor, person.id, { version: 1, name })),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await get(admin, person.id)).version).toBe(2)
})

test('a change is told with what it was, announced, and moves both teams and her rights', async () => {
  const person = await create(supervisor, someone('搬家的人'))
  const told = await house.as(supervisor, async (tx) => {
    await updatePerson(tx, input(person.id, { version: 1, unitId: centre.teamB, name: '搬过的人' }))
    return { events: tx.announced.map(({ type, about }) => [type, about.unitId]), audited: tx.audited }
  })
  expect(told.events).toEqual([
    ['person.changed', centre.teamB],
    ['person.changed', centre.teamA],
    ['person.rights-changed', centre.teamB],
  ])
  expect(told.audited).toMatchObject([
    {
      action: 'people.update',
      before: { name: '搬家的人', unitId: centre.teamA },
      after: { name: '搬过的人' },
    },
  ])
})

test('nobody puts people where she does not reach, nor changes those who stand above her', async () => {
  const person = await create(supervisor, someone())
  await expect(update(supervisor, person.id, { version: 1, unitId: null })).rejects.toMatchObject(
    refused('people.unit-out-of-reach', 403),
  )
  await expect(create(supervisor, someone('x', null))).rejects.toMatchObject(
    refused('people.unit-out-of-reach'),
  )
  await expect(create(leaderA, someone())).rejects.toMatchObject(refused('people.unit-out-of-reach'))
  const above = await create(admin, { ...someone(), roles: [{ role: 'administrator', unitId: null }] })
  await expect(update(supervisor, above.id, { version: 1, email: 'mine@example.com' })).rejects.toMatchObject(
    refused('people.outranked', 403),
  )
  await expect(update(agentA, agentA.personId, { version: 1, name: '我' })).rejects.toMatchObject(
    refused('protocol.not-found', 404),
  )
})

test('roles are given only within one’s own, and her rights are announced', async () => {
  const person = await create(supervisor, someone())
  const give = (actor: PersonActor, version: number, ...roles: NonNullable<NewPerson['roles']>) =>
    house.as(actor, async (tx) => {
      const page = await setRoles(tx, input(person.id, { version, roles }))
      return { page, events: tx.announced.map(({ type }) => type) }
    })
  const given = await give(supervisor, 1, { role: 'team-leader', unitId: centre.teamA })
  expect(given.page.roles).toEqual([{ role: 'team-leader', unitId: centre.teamA }])
  expect(given.events).toContain('person.rights-changed')
  await expect(give(supervisor, 2, { role: 'administrator', unitId: null })).rejects.toMatchObject(
    refused('people.wider-than-own', 403),
  )
  await expect(give(leaderA, 2, { role: 'agent', unitId: centre.teamA })).rejects.toMatchObject(
    refused('protocol.not-found'),
  )
  await expect(give(supervisor, 1, { role: 'agent', unitId: centre.teamA })).rejects.toMatchObject(
    refused('people.stale'),
  )
  const nowhere = '01960000-0000-7000-8000-000000000009'
  await expect(give(admin, 2, { role: 'agent', unitId: nowhere })).rejects.toMatchObject(
    refused('protocol.not-found', 404),
  )
})

test('the last administrator stays one', async () => {
  const rest = await house.as(asSystem, (tx) =>
    tx.db.selectFrom('person_roles').selectAll().where('role', '=', 'administrator').execute(),
  )
  for (const { person_id: id } of rest.filter((row) => row.person_id !== admin.personId)) {
    const { version } = await get(admin, id)
    await house.as(admin, (tx) => setRoles(tx, input(id, { version, roles: [] })))
  }
  const { version } = await get(admin, admin.personId)
  await expect(
    house.as(admin, (tx) => setRoles(tx, input(admin.personId, { version, roles: [] }))),
  ).rejects.toMatchObject(refused('people.last-administrator'))
  await expect(
    house.as(asSystem, (tx) => recordDeparture(tx, input(admin.personId, { version }))),
  ).rejects.toMatchObject(refused('people.last-administrator'))
})

test('who leaves is out at once and leads nothing; who returns needs a new invitation', async () => {
  const email = 'leaver@example.com'
  const person = await house.as(asSystem, (tx) =>
    createPerson(tx, { ...someone(), email, password: 'a long password 42' }),
  )
  expect(person.account).toBe('active')
  const left = await house.as(supervisor, async (tx) => {
    const page = await recordDeparture(tx, input(person.id, { version: 1, reason: '合同到期' }))
    return { page, events: tx.announced.map(({ type }) => type), audited: tx.audited }
  })
  expect(left.page).toMatchObject({ state: 'left', account: 'none', version: 2 })
  expect(left.events).toEqual(['person.left', 'person.rights-changed'])
  expect(left.audited).toMatchObject([{ reason: '合同到期' }])
  await expect(
    house.as(supervisor, (tx) => recordDeparture(tx, input(person.id, { version: 2 }))),
  ).rejects.toMatchObject(refused('people.already-left'))
  expect((await list(admin, { state: 'left' })).items.map(({ id }) => id)).toEqual([person.id])
  const back = await house.as(supervisor, (tx) => undoDeparture(tx, input(person.id, {})))
  expect(back).toMatchObject({ state: 'active', leftAt: null, account: 'none' })
  expect(await actorOf(house.organisation, new Headers())).toMatchObject({ kind: 'stranger' })
})

test('skills have levels, are named once, and a retired one is kept but not given', async () => {
  const [refund, english] = await house.as(supervisor, async (tx) => [
    await createSkill(tx, { name: '退款' }),
    await createSkill(tx, { name: '英语', description: '口语流利' }),
  ])
  if (!refund || !english) throw new Error('no skills')
  const give = (version: number, ...skills: { skillId: string; level: number }[]) =>
    house.as(supervisor, (tx) => setSkills(tx, input(agentA.personId, { version, skills })))
  const { version } = await get(admin, agentA.personId)
  const page = await give(version, { skillId: refund.id, level: 5 }, { skillId: english.id, level: 2 })
  expect(page.skills).toContainEqual({ skillId: refund.id, level: 5 })
  await expect(
    give(version + 1, { skillId: refund.id, level: 1 }, { skillId: refund.id, level: 2 }),
  ).rejects.toMatchObject(refused('people.skill-twice', 422))
  const retire = { params: { skillId: english.id }, query: {}, body: { version: 1, retired: true } }
  expect(await house.as(supervisor, (tx) => updateSkill(tx, retire))).toMatchObject({
    retired: true,
    people: 1,
  })
  await expect(house.as(supervisor, (tx) => updateSkill(tx, retire))).rejects.toMatchObject(
    refused('people.stale'),
  )
  await give(version + 1, { skillId: english.id, level: 3 })
  const other = await create(supervisor, someone())
  const late = house.as(supervisor, (tx) =>
    setSkills(tx, input(other.id, { version: 1, skills: [{ skillId: english.id, level: 1 }] })),
  )
  await expect(late).rejects.toMatchObject(refused('people.skill-retired'))
  await expect(house.as(supervisor, (tx) => createSkill(tx, { name: '退款' }))).rejects.toMatchObject(
    refused('people.skill-name-taken', 409),
  )
  const all = await house.as(agentA, (tx) => listSkills(tx, { params: {}, query: {}, body: {} }))
  expect(all.items.map(({ name }) => name)).toEqual(['退款', '英语'])
})

test('the router learns of active agents, their skills and languages, and of nobody else', async () => {
  const linguist = await create(admin, {
    ...someone('多语', centre.teamB),
    languages: ['zh', 'yue', 'en'],
    roles: [{ role: 'agent', unitId: centre.teamB }],
  })
  const profiles = await house.as(asSystem, (tx) => agentProfiles(tx.db))
  expect(profiles.map(({ personId }) => personId).toSorted()).toEqual(
    [agentA.personId, linguist.id].toSorted(),
  )
  expect(profiles.find(({ personId }) => personId === linguist.id)).toMatchObject({
    languages: ['zh', 'yue', 'en'],
    unitId: centre.teamB,
    skills: [],
  })
  const one = await house.as(asSystem, (tx) => agentProfiles(tx.db, [agentA.personId, leaderA.personId]))
  expect(one).toMatchObject([{ personId: agentA.personId, skills: [{ level: 3 }] }])
  const brief = await house.as(asSystem, (tx) => briefPeople(tx.db, [leaderA.personId]))
  expect(brief).toMatchObject([{ name: '单班长', state: 'active' }])
})
