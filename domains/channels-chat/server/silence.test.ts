import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  addMessage,
  contactFor,
  lockContact,
  markOffered,
  openContact,
  readMessages,
  takeContact,
} from '#contacts/server'
import { createPerson, createUnit } from '#people/server'
import { newId } from '#platform/action'
import { doDue } from '#platform/due'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { found, type Id, type Language } from '#protocol'
import { createQueue, enqueue } from '#routing/server'
import { followSilence } from './follow-silence.ts'
import { noteTyping } from './store-silence.ts'

let house: TestOrganisation
let unitId: Id
let agent: Id
let leader: Id
const queues: { patient: Id; returning: Id } = { patient: '', returning: '' }
let now = new Date('2026-11-23T02:00:00Z')

beforeAll(async () => {
  house = await testOrganisation()
  await house.as(asSystem, async (tx) => {
    unitId = (await createUnit(tx, { parentId: null, level: 'team', name: '一班' })).id
    const person = async (staffNumber: string, name: string, role: 'agent' | 'team-leader') => {
      const roles = [{ role, unitId }]
      return (await createPerson(tx, { name, staffNumber, unitId, roles })).id
    }
    agent = await person('1', '林小满', 'agent')
    leader = await person('2', '王海燕', 'team-leader')
    const basics = {
      channel: 'chat',
      priority: 0,
      offerSeconds: 30,
      wrapUpSeconds: 60,
      state: 'open',
    } as const
    const rest = { requires: [], rings: [], keywords: [], isDefault: false }
    const keeping = { agentSilenceReturnSeconds: null }
    queues.patient = (await createQueue(tx, { ...basics, ...rest, ...keeping, name: '售后' })).id
    const rules = { agentSilenceAlertSeconds: 30, agentSilenceReturnSeconds: 90 }
    queues.returning = (await createQueue(tx, { ...basics, ...rest, name: '投诉', ...rules })).id
  })
  await house.settle()
})
beforeEach(() => {
  now = new Date(now.getTime() + 3_600_000)
  house.setTime(now)
})
afterAll(() => house?.close())

async function served(queueId = queues.patient, language: Language = 'zh-Hans'): Promise<Id> {
  const contactId = await house.as(asSystem, async (tx) => {
    const about = { visitorId: null, customerName: null, page: null } as const
    const { id } = await openContact(tx, { channel: 'chat', language, ...about })
    await enqueue(tx, { contactId: id, queueId, channel: 'chat' })
    await markOffered(tx, { contactId: id, personId: agent })
    await takeContact(tx, { contactId: id, personId: agent, unitId, personName: '林小满' })
    return id
  })
  // As the router does when an offer is accepted.
  await house.organisation.pool.query('delete from waiting where contact_id = $1', [contactId])
  await house.settle()
  return contactId
}

const says = (contactId: Id, from: 'visitor' | 'agent', kind: 'text' | 'note' = 'text') =>
  house.as(asSystem, async (tx) => {
    const contact = found(await lockContact(tx, contactId), 'contact')
    const said = { clientId: newId(), text: '在吗', from, kind, authorName: null }
    await addMessage(tx, contact, { ...said, authorId: from === 'agent' ? agent : null })
  })

async function after(seconds: number): Promise<void> {
  now = new Date(now.getTime() + seconds * 1000)
  house.setTime(now)
  await house.pass()
}

/** Every quarter of a minute, as the worker would look far oftener. */
async function quietFor(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 15) await after(Math.min(15, left))
}

const contact = async (id: Id) => found(await house.as(asSystem, (tx) => contactFor(tx, id)), 'contact')
const told = (id: Id) =>
  house.as(asSystem, async (tx) => {
    const { items } = await readMessages(tx, await contact(id), { by: 'position', limit: 50 })
    return items.flatMap(({ kind, text }) => (kind === 'happening' ? [text] : []))
  })
const noticesAbout = async (contactId: Id) => {
  const { rows } = await house.organisation.pool.query<{ person_id: Id; link: string; done: boolean }>(
    'select person_id, link, done_at is not null as done from notices where contact_id = $1 order by link desc',
    [contactId],
  )
  return rows
}

test('a silent visitor is asked after three minutes, and the conversation is closed after five', async () => {
  const id = await served()
  await says(id, 'visitor')
  await says(id, 'agent')
  await quietFor(179)
  expect(await told(id)).toEqual([])
  await after(1)
  expect(await told(id)).toEqual([expect.stringContaining('您还在吗')])
  await quietFor(119)
  expect(await contact(id)).toMatchObject({ state: 'serving' })
  await after(1)
  expect(await contact(id)).toMatchObject({ state: 'wrap-up', endedBy: 'system' })
  expect(await told(id)).toHaveLength(2)
  const { rows } = await house.organisation.pool.query<{ reason: string }>(
    `select data->>'reason' as reason from events where contact_id = $1 and type = 'contact.ended'`,
    [id],
  )
  expect(rows).toEqual([{ reason: 'visitor-silent' }])
  await quietFor(300)
  expect((await house.organisation.pool.query('select from chat_silences')).rowCount).toBe(0)
})

test('a visitor who is writing is not asked whether she is there', async () => {
  const id = await served()
  await says(id, 'agent')
  await quietFor(170)
  await noteTyping(house.organisation.db, id, { who: 'visitor', at: now })
  await quietFor(100)
  expect(await told(id)).toEqual([])
  await noteTyping(house.organisation.db, id, { who: 'agent', at: now })
  await quietFor(85)
  expect(await told(id)).toEqual([expect.stringContaining('您还在吗')])
})

test('any word of hers begins anew, and she is asked in her language', async () => {
  const id = await served(queues.patient, 'en')
  await says(id, 'agent')
  await quietFor(200)
  expect(await told(id)).toEqual([expect.stringContaining('Are you still there')])
  await says(id, 'visitor')
  await after(5)
  await says(id, 'agent')
  await quietFor(175)
  expect(await told(id)).toHaveLength(1)
  await quietFor(30)
  expect(await told(id)).toHaveLength(2)
  expect(await contact(id)).toMatchObject({ state: 'serving' })
})

test('a note is no answer: the agent is alerted with her leader, once, until she speaks', async () => {
  const id = await served()
  await says(id, 'visitor')
  await after(30)
  await says(id, 'agent', 'note')
  await quietFor(29)
  expect(await noticesAbout(id)).toEqual([])
  await after(1)
  const alerted = [
    { person_id: agent, link: `/desk/${id}`, done: false },
    { person_id: leader, link: `/contacts/${id}`, done: false },
  ]
  expect(await noticesAbout(id)).toEqual(alerted)
  await quietFor(200)
  expect(await noticesAbout(id)).toEqual(alerted)
  expect(await contact(id)).toMatchObject({ state: 'serving' })
  await says(id, 'agent')
  await quietFor(60)
  expect((await noticesAbout(id)).map(({ done }) => done)).toEqual([true, true])
})

test('where the queue says so, the contact goes on with a colleague, and is not abandoned', async () => {
  const id = await served(queues.returning)
  await says(id, 'visitor')
  await quietFor(89)
  expect(await contact(id)).toMatchObject({ state: 'serving', agent: { id: agent } })
  await after(1)
  expect(await contact(id)).toMatchObject({ state: 'waiting', agent: null })
  const { rows } = await house.organisation.pool.query<{ returned: boolean; declined: boolean }>(
    `select returned, exists (select from declines d where d.contact_id = w.contact_id and d.person_id = $2) as declined
       from waiting w where contact_id = $1`,
    [id, agent],
  )
  expect(rows).toEqual([{ returned: true, declined: true }])
  expect((await noticesAbout(id)).every(({ done }) => done)).toBe(true)
  const events = await house.organisation.pool.query(
    `select from events where contact_id = $1 and type = 'contact.abandoned'`,
    [id],
  )
  expect(events.rowCount).toBe(0)
})

test('two workers at the same second ask once', async () => {
  const id = await served()
  await says(id, 'agent')
  await quietFor(170)
  now = new Date(now.getTime() + 30_000)
  house.setTime(now)
  await Promise.all(Array.from({ length: 4 }, () => doDue(house.organisation, [followSilence])))
  expect(await told(id)).toHaveLength(1)
})

test('after an hour without anybody who looked, she is still asked first', async () => {
  const id = await served()
  await says(id, 'agent')
  await after(3600)
  expect(await told(id)).toHaveLength(1)
  expect(await contact(id)).toMatchObject({ state: 'serving' })
  await quietFor(119)
  expect(await contact(id)).toMatchObject({ state: 'serving' })
  await after(1)
  expect(await contact(id)).toMatchObject({ state: 'wrap-up', endedBy: 'system' })
})
