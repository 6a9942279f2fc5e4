import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { markOffered, markQueued, openContact, setCustomer, takeContact } from '#contacts/server'
import { createCustomer } from '#customers/server'
import type { Followup } from '#followups/core'
import { createPerson, createUnit } from '#people/server'
import type { Tx } from '#platform/action'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { found, type Id, type PersonActor } from '#protocol'
import { changeFollowup, completeFollowup, handFollowup, listFollowups, setFollowup } from './followups.ts'
import { followupsInTimeline } from './timeline-of-customer.ts'

let house: TestOrganisation
let agent: PersonActor
let colleague: PersonActor
let stranger: PersonActor
let leader: PersonActor

beforeAll(async () => {
  house = await testOrganisation()
  await house.as(asSystem, async (tx) => {
    const unit = async (name: string) => (await createUnit(tx, { name, parentId: null, level: 'team' })).id
    const [team, other] = [await unit('一班'), await unit('二班')]
    agent = await person(tx, '王小明', 'agent', team)
    colleague = await person(tx, '李华', 'agent', team)
    stranger = await person(tx, '周强', 'agent', other)
    leader = await person(tx, '陈静', 'team-leader', team)
  })
})
afterAll(() => house.close())

async function person(tx: Tx, name: string, role: 'agent' | 'team-leader', unitId: Id): Promise<PersonActor> {
  const staffNumber = randomUUID().slice(0, 8)
  const { id: personId } = await createPerson(tx, { name, staffNumber, unitId, roles: [{ role, unitId }] })
  const grants = [{ role, unitIds: [unitId], everywhere: false }]
  return { kind: 'person', personId, name, language: 'zh-Hans', unitId, sessionId: randomUUID(), grants }
}

async function servedBy({ personId, unitId }: PersonActor): Promise<Id> {
  return house.as(asSystem, async (tx) => {
    const visitorId = randomUUID()
    const { id } = await openContact(tx, {
      channel: 'chat',
      visitorId,
      customerName: '李先生',
      language: 'zh-Hans',
      page: null,
    })
    await markQueued(tx, { contactId: id, queueId: randomUUID() })
    await markOffered(tx, { contactId: id, personId })
    found(await takeContact(tx, { contactId: id, personId, unitId, personName: '她' }), 'contact')
    return id
  })
}

const nothing = { params: {}, query: {}, body: {} }
const ahead = (ms: number) => new Date(house.organisation.clock().getTime() + ms).toISOString()
const set = (actor: PersonActor, contactId: Id | null, dueAt = ahead(60_000), text = '回电') =>
  house.as(actor, (tx) => setFollowup(tx, { ...nothing, body: { contactId, text, dueAt } }), 'followups.use')
const list = async (actor: PersonActor, contactId?: Id) =>
  (
    await house.as(
      actor,
      (tx) => listFollowups(tx, { ...nothing, query: contactId === undefined ? {} : { contactId } }),
      'followups.use',
    )
  ).items
const params = ({ id }: Followup) => ({ followupId: id })
const done = (actor: PersonActor, followup: Followup) =>
  house.as(actor, (tx) => completeFollowup(tx, { ...nothing, params: params(followup) }), 'followups.use')
const putOff = (actor: PersonActor, followup: Followup, dueAt: string) =>
  house.as(
    actor,
    (tx) =>
      changeFollowup(tx, {
        ...nothing,
        params: params(followup),
        body: { version: followup.version, dueAt },
      }),
    'followups.use',
  )
const hand = (actor: PersonActor, followup: Followup, to: PersonActor) =>
  house.as(
    actor,
    (tx) =>
      handFollowup(tx, {
        ...nothing,
        params: params(followup),
        body: { version: followup.version, personId: to.personId },
      }),
    'followups.use',
  )
const notices = async ({ personId }: PersonActor) => {
  const { rows } = await house.organisation.pool.query<{ kind: string }>(
    'select kind from notices where person_id = $1 order by id',
    [personId],
  )
  return rows.map(({ kind }) => kind)
}
const refusedWith = (code: string) => ({ refusal: expect.objectContaining({ code }) })
const notThere = refusedWith('protocol.not-found')

test('a reminder rings once at its second, and again after it was put off', async () => {
  const contactId = await servedBy(agent)
  const followup = await set(agent, contactId)
  expect(followup).toMatchObject({ text: '回电', customerName: '李先生', doneAt: null, version: 1 })
  house.setTime(new Date(Date.parse(followup.dueAt) - 1))
  await house.pass()
  expect(await notices(agent)).toEqual([])
  house.setTime(new Date(followup.dueAt))
  await Promise.all([house.pass(), house.pass()])
  expect(await notices(agent)).toEqual(['followups.due'])
  const [told] = await list(agent)
  const later = await putOff(agent, found(told, 'followup'), ahead(60_000))
  house.setTime(new Date(later.dueAt))
  await house.organisation.pool.query('update notices set read_at = now() where person_id = $1', [
    agent.personId,
  ])
  await house.pass()
  expect((await notices(agent)).length).toBeGreaterThanOrEqual(1)
  const rung = await house.organisation.pool.query(
    `select 1 from events where type = 'followup.due' and person_id = $1`,
    [agent.personId],
  )
  expect(rung.rowCount).toBe(2)
  await done(agent, later)
  expect(await list(agent)).toEqual([])
  house.setTime(new Date())
})

test('what is done or not hers is not changed, and done twice is done once', async () => {
  const followup = await set(agent, null)
  await expect(done(colleague, followup)).rejects.toMatchObject(notThere)
  await expect(putOff(leader, followup, ahead(1_000))).rejects.toMatchObject(notThere)
  const first = await done(agent, followup)
  expect(await done(agent, followup)).toEqual(first)
  await expect(putOff(agent, followup, ahead(1_000))).rejects.toMatchObject(
    refusedWith('followups.already-done'),
  )
})

test('a moment that has passed, one too far away and an older version are refused', async () => {
  await expect(set(agent, null, ahead(0))).rejects.toMatchObject(refusedWith('followups.due-in-the-past'))
  await expect(set(agent, null, ahead(400 * 86_400_000))).rejects.toMatchObject(
    refusedWith('followups.due-too-far'),
  )
  const followup = await set(agent, null)
  await putOff(agent, followup, ahead(120_000))
  await expect(putOff(agent, followup, ahead(180_000))).rejects.toMatchObject(refusedWith('followups.stale'))
})

test('it is handed to a colleague of her team, who is told, and to nobody else', async () => {
  const followup = await set(agent, null, ahead(60_000), '给李先生寄发票')
  await expect(hand(agent, followup, stranger)).rejects.toMatchObject(notThere)
  const handed = await hand(agent, followup, colleague)
  expect(handed).toMatchObject({ person: { name: '李华' }, setBy: { name: '王小明' } })
  expect((await list(agent)).some(({ id }) => id === followup.id)).toBe(false)
  expect((await list(colleague)).map(({ id }) => id)).toContain(followup.id)
  expect(await notices(colleague)).toContain('followups.handed')
})

test('who may read a contact sees what was set about it; others set nothing about it', async () => {
  const contactId = await servedBy(agent)
  const followup = await set(agent, contactId)
  expect((await list(leader, contactId)).map(({ id }) => id)).toEqual([followup.id])
  await expect(list(stranger, contactId)).rejects.toMatchObject(notThere)
  await expect(set(stranger, contactId)).rejects.toMatchObject(notThere)
})

test('what was set and done about her contacts stands in her timeline, its words for whoever may read the contact', async () => {
  const contactId = await servedBy(agent)
  const { id: customerId } = await house.as(asSystem, (tx) => createCustomer(tx, { name: '李先生' }))
  await house.as(asSystem, (tx) => setCustomer(tx, { contactId, customerId }))
  const first = await set(agent, contactId, ahead(60_000), '回电告知进度')
  await done(colleague, await hand(agent, first, colleague))
  house.setTime(new Date(Date.now() + 5_000))
  await set(agent, contactId, ahead(120_000), '寄发票')
  house.setTime(new Date())
  const told = (actor: PersonActor, before?: { at: string; id: Id }, limit = 10) =>
    house.as(actor, (tx) => followupsInTimeline(tx, { customerId, before, limit }))
  const all = await told(leader)
  expect(
    all.map(({ kind, facts }) => [kind, facts['text'], facts['setByName'], facts['personName']]),
  ).toEqual([
    ['followup-set', '寄发票', '王小明', '王小明'],
    ['followup-done', '回电告知进度', '王小明', '李华'],
    ['followup-set', '回电告知进度', '王小明', '李华'],
  ])
  const [newest, ...older] = all
  expect(await told(leader, newest, 1)).toEqual(older.slice(0, 1))
  expect(await told(leader, older[0])).toEqual(older.slice(1))
  expect((await told(stranger)).map(({ facts }) => [facts['text'], facts['readable']])).toEqual([
    [null, false],
    [null, false],
    [null, false],
  ])
})
