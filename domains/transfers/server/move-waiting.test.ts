// What waits is seen and moved by who leads people that could take it, and by nobody else.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Contact, getContact } from '#contacts/core'
import { markOffered, openContact } from '#contacts/server'
import { getTeamDesk } from '#desk/core'
import { createSkill } from '#people/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { AnswerOf, Id, PersonActor } from '#protocol'
import { getContactRouting, setMyState, updateQueue } from '#routing/core'
import { enqueue } from '#routing/server'
import { listTransferTargets, moveWaiting } from '#transfers/core'
import { aChatQueue, aPerson, asks, aTeam, contactNow } from './scene-of-tests.ts'

let house: TestOrganisation
let skilled: Id
let plain: Id
let agent: PersonActor
let unskilled: PersonActor
let leader: PersonActor
let otherLeader: PersonActor
let administrator: PersonActor
let contactId: Id
const start = Date.UTC(2026, 10, 23, 1)

beforeAll(async () => {
  house = await testOrganisation()
  house.setTime(new Date(start))
  const site = await aTeam(house, '北京')
  const [team, otherTeam] = [await aTeam(house, '一班', site), await aTeam(house, '二班', site)]
  agent = await aPerson(house, { name: '王小明', unitId: team, role: 'agent' })
  unskilled = await aPerson(house, { name: '李华', unitId: otherTeam, role: 'agent' })
  leader = await aPerson(house, { name: '陈静', unitId: team, role: 'team-leader' })
  otherLeader = await aPerson(house, { name: '赵敏', unitId: otherTeam, role: 'team-leader' })
  administrator = await aPerson(house, { name: '管理员', unitId: site, role: 'administrator' })
  plain = await aChatQueue(house, '售前')
  skilled = await aChatQueue(house, '售后')
  const skillId = (await house.as(asSystem, (tx) => createSkill(tx, { name: '退货' }))).id
  const body = { version: 1, requires: [{ skillId, level: 2 }] }
  await asks(house, administrator, updateQueue, { params: { queueId: skilled }, body })
  await house.organisation.pool.query(
    'insert into person_skills (person_id, skill_id, level) values ($1, $2, 3)',
    [agent.personId, skillId],
  )
  for (const one of [agent, unskilled]) {
    for (const state of ['not-ready', 'ready']) await asks(house, one, setMyState, { body: { state } })
  }
})
afterAll(() => house.close())

beforeEach(async () => {
  house.setTime(new Date(start))
  await house.organisation.pool.query('delete from waiting')
  contactId = await house.as(asSystem, async (tx) => {
    const about = {
      visitorId: randomUUID(),
      customerName: '陈女士',
      page: null,
      language: 'zh-Hans',
    } as const
    const { id } = await openContact(tx, { channel: 'chat', ...about })
    await enqueue(tx, { contactId: id, queueId: skilled, channel: 'chat' })
    return id
  })
  house.setTime(new Date(start + 90_000))
})

const team = async (actor: PersonActor) =>
  (await asks(house, actor, getTeamDesk)) as AnswerOf<typeof getTeamDesk>
const move = async (actor: PersonActor, to: object) =>
  (await asks(house, actor, moveWaiting, { params: { contactId }, body: { to } })) as Contact
const place = async () => {
  const { rows } = await house.organisation.pool.query(
    'select queue_id, since, reserved_for from waiting where contact_id = $1',
    [contactId],
  )
  return rows[0] as { queue_id: Id; since: Date; reserved_for: Id | null } | undefined
}
const refused = (code: string) => ({ refusal: { code } })

test('a leader sees the line her people could serve, and opens who waits in it; others do not', async () => {
  const seen = await team(leader)
  expect(seen.lines).toEqual([{ queueId: skilled, count: 1, since: new Date(start).toISOString() }])
  expect(seen.waiting.map(({ id }) => id)).toContain(contactId)
  expect((await team(administrator)).lines).toHaveLength(1)
  expect(await team(otherLeader)).toMatchObject({ lines: [], waiting: [] })
  const params = { contactId }
  for (const one of [getContact, getContactRouting, listTransferTargets]) {
    await asks(house, leader, one, { params })
    for (const stranger of [otherLeader, agent, unskilled])
      await expect(asks(house, stranger, one, { params })).rejects.toMatchObject(
        refused('protocol.not-found'),
      )
  }
})

test('she moves it to another line, with the time it has waited; who could not take it before sees it now', async () => {
  await expect(move(otherLeader, { queueId: plain })).rejects.toMatchObject(refused('protocol.not-found'))
  const moved = await move(leader, { queueId: plain })
  expect(moved).toMatchObject({ queueId: plain, state: 'waiting', queuedAt: new Date(start).toISOString() })
  expect(await place()).toEqual({ queue_id: plain, since: new Date(start), reserved_for: null })
  expect((await team(otherLeader)).lines).toMatchObject([{ queueId: plain, count: 1 }])
})

test('she gives it to one of her people who is ready and has the skills', async () => {
  await move(leader, { personId: agent.personId })
  expect(await place()).toMatchObject({ queue_id: skilled, reserved_for: agent.personId })
  await expect(move(leader, { personId: unskilled.personId })).rejects.toMatchObject(
    refused('transfers.lacks-skills'),
  )
  await asks(house, agent, setMyState, { body: { state: 'not-ready' } })
  await expect(move(leader, { personId: agent.personId })).rejects.toMatchObject(
    refused('transfers.not-ready'),
  )
  await asks(house, agent, setMyState, { body: { state: 'ready' } })
})

test('what rings is left to ring, and with whom is told only to who reaches her', async () => {
  await house.as(asSystem, (tx) => markOffered(tx, { contactId, personId: agent.personId }))
  await expect(move(administrator, { queueId: plain })).rejects.toMatchObject(
    refused('transfers.rings-already'),
  )
  await expect(move(leader, { queueId: plain })).rejects.toMatchObject(refused('protocol.not-found'))
  expect((await team(leader)).waiting.map(({ id }) => id)).not.toContain(contactId)
  expect((await contactNow(house, contactId)).state).toBe('offered')
})
