import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listRaisedHands, takeOver } from '#assistance/core'
import { type Contact, listMessages } from '#contacts/core'
import { endContact } from '#contacts/server'
import { ensureAgent } from '#routing/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id, PersonActor } from '#protocol'
import { setMyState } from '#routing/core'
import {
  acceptTransfer,
  cancelTransfer,
  listRingingTransfers,
  listTransferTargets,
  rejectTransfer,
  type Transfer,
  transferContact,
} from '#transfers/core'
import { aChatQueue, aPerson, asks, aTeam, contactNow, served } from './scene-of-tests.ts'

let house: TestOrganisation
let queueId: Id
let otherQueueId: Id
let agent: PersonActor
let colleague: PersonActor
let farAway: PersonActor
let leader: PersonActor
const start = Date.UTC(2026, 10, 23, 1)
let seconds = 0
/** Presses the clock forward and does what is due. */
const later = async (more: number) => {
  seconds += more
  house.setTime(new Date(start + seconds * 1_000))
  await house.pass()
  await house.settle()
}

beforeAll(async () => {
  house = await testOrganisation()
  house.setTime(new Date(start))
  queueId = await aChatQueue(house, '售前')
  otherQueueId = await aChatQueue(house, '售后')
  const site = await aTeam(house, '北京')
  const [team, otherTeam] = [await aTeam(house, '一班', site), await aTeam(house, '二班', site)]
  agent = await aPerson(house, { name: '王小明', unitId: team, role: 'agent' })
  colleague = await aPerson(house, { name: '李华', unitId: team, role: 'agent' })
  farAway = await aPerson(house, { name: '赵敏', unitId: otherTeam, role: 'agent' })
  leader = await aPerson(house, { name: '陈静', unitId: team, role: 'team-leader' })
})
afterAll(() => house.close())
beforeEach(async () => {
  await later(1)
  for (const one of [agent, colleague, farAway]) {
    await house.as(asSystem, (tx) => ensureAgent(tx, one.personId))
    await state(one, 'not-ready').catch(() => undefined)
    await state(one, 'ready').catch(() => undefined)
  }
})

const state = (actor: PersonActor, to: string) => asks(house, actor, setMyState, { body: { state: to } })
const send = async (contactId: Id, to: object, note: string | null = '客户要换货', actor = agent) =>
  (await asks(house, actor, transferContact, { params: { contactId }, body: { to, note } })) as Transfer
const answer = (
  actor: PersonActor,
  endpoint: typeof acceptTransfer | typeof rejectTransfer,
  transferId: Id,
) => asks(house, actor, endpoint, { params: { transferId } })
const ringing = async (actor: PersonActor) =>
  ((await asks(house, actor, listRingingTransfers)) as { items: { id: Id; contact: Contact }[] }).items
const said = async (actor: PersonActor, contactId: Id) => {
  const { items } = (await asks(house, actor, listMessages, { params: { contactId } })) as {
    items: { kind: string; text: string }[]
  }
  return items.map(({ kind, text }) => [kind, text])
}
const over = async (contactId: Id) => {
  await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))
  await house.settle()
}
const hands = async () => {
  const { rows } = await house.organisation.pool.query<{ person_id: Id; kind: string }>(
    `select person_id, kind from assignments where kind = 'serving'
      union all select person_id, 'reserved' from reserved_hands`,
  )
  const names = new Map([agent, colleague, farAway, leader].map(({ personId, name }) => [personId, name]))
  return rows.map(({ person_id, kind }) => `${names.get(person_id)} ${kind}`).toSorted()
}
const notices = async ({ personId }: PersonActor): Promise<string[]> => {
  const { rows } = await house.organisation.pool.query<{ kind: string }>(
    'select kind from notices where person_id = $1 and done_at is null order by at desc, id desc',
    [personId],
  )
  return rows.map(({ kind }) => kind)
}

describe('to a queue', () => {
  test('the contact waits there at once, first in line with its old waiting time, and her hand is free', async () => {
    const { contactId } = await served(house, agent, queueId)
    const before = await contactNow(house, contactId)
    await later(120)
    await send(contactId, { queueId: otherQueueId })
    const after = await contactNow(house, contactId)
    expect(after).toMatchObject({
      state: 'waiting',
      agent: null,
      queueId: otherQueueId,
      queuedAt: before.queuedAt,
    })
    const { rows } = await house.organisation.pool.query(
      `select since, returned, line_since > since as "inLineLater",
              (select array_agg(person_id) from declines d where d.contact_id = waiting.contact_id) as "notTo"
         from waiting where contact_id = $1`,
      [contactId],
    )
    const since = new Date(before.queuedAt ?? '')
    expect(rows).toEqual([{ since, returned: true, inLineLater: true, notTo: [agent.personId] }])
    expect(await hands()).toEqual([])
    const { rows: messages } = await house.organisation.pool.query<{ kind: string; text: string }>(
      'select kind, text from messages where contact_id = $1 order by position',
      [contactId],
    )
    expect(messages).toEqual([
      { kind: 'note', text: '客户要换货' },
      { kind: 'happening', text: '正在为您转接，请稍候。' },
    ])
    await over(contactId)
  })

  test('a leader moves what her people serve; another team’s agent does not find it', async () => {
    const { contactId } = await served(house, agent, queueId)
    await expect(send(contactId, { queueId: otherQueueId }, null, farAway)).rejects.toMatchObject({
      refusal: { status: 404 },
    })
    await send(contactId, { queueId: otherQueueId }, null, leader)
    expect(await contactNow(house, contactId)).toMatchObject({ state: 'waiting', queueId: otherQueueId })
    await over(contactId)
  })
})

describe('to a colleague', () => {
  test('it rings with her while the sender goes on serving; accepted, it is hers with all it had', async () => {
    const { contactId } = await served(house, agent, queueId)
    const before = await contactNow(house, contactId)
    const transfer = await send(contactId, { personId: farAway.personId })
    expect(await hands()).toEqual(['王小明 serving', '赵敏 reserved'])
    expect(await contactNow(house, contactId)).toMatchObject({
      state: 'serving',
      agent: { id: agent.personId },
    })
    expect(await ringing(farAway)).toMatchObject([
      { id: transfer.id, note: '客户要换货', contact: { id: contactId } },
    ])
    expect(await said(farAway, contactId)).toContainEqual(['note', '客户要换货'])
    expect(await notices(farAway)).toContain('transfers.offered')
    await later(10)
    await answer(farAway, acceptTransfer, transfer.id)
    await house.settle()
    expect(await hands()).toEqual(['赵敏 serving'])
    expect(await contactNow(house, contactId)).toMatchObject({
      agent: { id: farAway.personId, name: '赵敏' },
      unitId: farAway.unitId,
      queuedAt: before.queuedAt,
      readers: [],
    })
    expect(await notices(agent)).toContain('transfers.accepted')
    expect(await ringing(farAway)).toEqual([])
    await over(contactId)
  })

  test('what nobody answers comes back; the third time it goes to the leader', async () => {
    const { contactId } = await served(house, agent, queueId)
    const to = { personId: colleague.personId }
    await send(contactId, to)
    await later(29)
    expect(await ringing(colleague)).toHaveLength(1)
    await later(1)
    expect(await ringing(colleague)).toEqual([])
    expect(await hands()).toEqual(['王小明 serving'])
    expect(await notices(agent)).toContain('transfers.came-back')
    expect((await said(agent, contactId)).at(-1)).toEqual(['happening', '王小明 继续为您服务。'])
    await expect(asks(house, colleague, listMessages, { params: { contactId } })).rejects.toMatchObject({
      refusal: { status: 404 },
    })
    const second = await send(contactId, to)
    await answer(colleague, rejectTransfer, second.id)
    expect(await asks(house, leader, listRaisedHands)).toEqual({ items: [] })
    const third = await send(contactId, to)
    await answer(colleague, rejectTransfer, third.id)
    expect(await asks(house, leader, listRaisedHands)).toMatchObject({
      items: [{ contactId, why: 'bounced', words: '客户要换货' }],
    })
    expect(await notices(leader)).toContain('assistance.bounced')
    await expect(send(contactId, to)).rejects.toMatchObject({ refusal: { code: 'transfers.leader-asked' } })
    const body = { fromPersonId: agent.personId }
    await asks(house, leader, takeOver, { params: { contactId }, body })
    expect(await contactNow(house, contactId)).toMatchObject({ agent: { id: leader.personId } })
    await over(contactId)
  })

  test('who goes offline while it rings does not keep the sender waiting', async () => {
    const { contactId } = await served(house, agent, queueId)
    await send(contactId, { personId: colleague.personId })
    await state(colleague, 'offline')
    await house.settle()
    expect(await hands()).toEqual(['王小明 serving'])
    expect(await notices(agent)).toContain('transfers.came-back')
    await over(contactId)
  })

  test('a customer who leaves meanwhile rings with nobody', async () => {
    const { contactId } = await served(house, agent, queueId)
    const transfer = await send(contactId, { personId: colleague.personId })
    await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))
    await expect(answer(colleague, acceptTransfer, transfer.id)).rejects.toMatchObject({
      refusal: { code: 'transfers.contact-moved-on' },
    })
    await house.settle()
    expect(await hands()).toEqual([])
    expect(await ringing(colleague)).toEqual([])
    expect(await contactNow(house, contactId)).toMatchObject({ state: 'wrap-up', readers: [] })
  })

  test('accepted and taken over at once, it ends in one pair of hands', async () => {
    const { contactId } = await served(house, agent, queueId)
    const transfer = await send(contactId, { personId: colleague.personId })
    const body = { fromPersonId: agent.personId }
    const both = await Promise.allSettled([
      answer(colleague, acceptTransfer, transfer.id),
      asks(house, leader, takeOver, { params: { contactId }, body }),
    ])
    await house.settle()
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { agent: holder } = await contactNow(house, contactId)
    expect(await hands()).toEqual([`${holder?.name ?? ''} serving`])
    await over(contactId)
  })

  test('rings with one colleague at a time, can be taken back, and only by its sender', async () => {
    const { contactId } = await served(house, agent, queueId)
    const transfer = await send(contactId, { personId: colleague.personId })
    await expect(send(contactId, { personId: farAway.personId })).rejects.toMatchObject({
      refusal: { code: 'transfers.already-ringing' },
    })
    const cancel = (actor: PersonActor) =>
      asks(house, actor, cancelTransfer, { params: { transferId: transfer.id } })
    await expect(cancel(farAway)).rejects.toMatchObject({ refusal: { status: 404 } })
    await cancel(agent)
    expect(await hands()).toEqual(['王小明 serving'])
    await expect(answer(colleague, acceptTransfer, transfer.id)).rejects.toMatchObject({
      refusal: { code: 'transfers.transfer-over' },
    })
    await over(contactId)
  })

  test('is refused where no hand of hers is free, and the list of colleagues says so before', async () => {
    const { contactId } = await served(house, agent, queueId)
    await house.organisation.pool.query('update agent_states set chat_capacity = 1 where person_id = $1', [
      colleague.personId,
    ])
    const { contactId: hers } = await served(house, colleague, queueId)
    await state(farAway, 'break')
    const { people, queues } = (await asks(house, agent, listTransferTargets, { params: { contactId } })) as {
      people: { name: string; whyNot: string | null; load: number }[]
      queues: { name: string; isOwn: boolean }[]
    }
    expect(people.map(({ name, whyNot }) => [name, whyNot])).toEqual([
      ['李华', 'at-capacity'],
      ['赵敏', 'on-break'],
    ])
    expect(queues.map(({ name, isOwn }) => [name, isOwn])).toEqual([
      ['售前', true],
      ['售后', false],
    ])
    const found = (await asks(house, agent, listTransferTargets, {
      params: { contactId },
      query: { q: 'zm' },
    })) as { people: { name: string }[] }
    expect(found.people.map(({ name }) => name)).toEqual(['赵敏'])
    await expect(send(contactId, { personId: colleague.personId })).rejects.toMatchObject({
      refusal: { code: 'transfers.at-capacity' },
    })
    await expect(send(contactId, { personId: farAway.personId })).rejects.toMatchObject({
      refusal: { code: 'transfers.not-ready' },
    })
    await expect(send(contactId, { personId: agent.personId })).rejects.toMatchObject({
      refusal: { code: 'transfers.serves-it-already' },
    })
    await over(contactId)
    await over(hers)
  })

  test('who has a contact that takes her alone is kept free of others, and the list says so', async () => {
    const { contactId } = await served(house, agent, queueId)
    const { contactId: hers } = await served(house, colleague, queueId)
    const pool = house.organisation.pool
    await pool.query('update agent_states set chat_capacity = 9 where person_id = $1', [colleague.personId])
    const alone = (id: Id) => pool.query('update assignments set exclusive = (contact_id = $1)', [id])
    await alone(hers)
    const { people } = (await asks(house, agent, listTransferTargets, { params: { contactId } })) as {
      people: { name: string; whyNot: string | null }[]
    }
    expect(people.find(({ name }) => name === '李华')?.whyNot).toBe('taken-alone')
    await expect(send(contactId, { personId: colleague.personId })).rejects.toMatchObject({
      refusal: { code: 'transfers.taken-alone' },
    })
    // What takes her alone rings with her: nothing else may.
    await alone(contactId)
    const { contactId: another } = await served(house, farAway, queueId)
    const { id } = await send(contactId, { personId: colleague.personId })
    await expect(send(another, { personId: colleague.personId }, null, farAway)).rejects.toMatchObject({
      refusal: { code: 'transfers.taken-alone' },
    })
    await answer(colleague, rejectTransfer, id)
    for (const id of [contactId, hers, another]) await over(id)
  })
})
