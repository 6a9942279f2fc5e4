import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  beginListening,
  comeToHand,
  getAssistance,
  getAssistanceRule,
  listRaisedHands,
  lowerHand,
  raiseHand,
  setAssistanceRule,
  takeOver,
  whisper,
} from '#assistance/core'
import { listMessages } from '#contacts/core'
import { endContact } from '#contacts/server'
import { eventKinds } from '#house'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { type Id, nowhere, type PersonActor, type StoredEvent } from '#protocol'
import { aChatQueue, aPerson, asks, aTeam, contactNow, served } from './scene-of-tests.ts'

let house: TestOrganisation
let queueId: Id
let agent: PersonActor
let colleague: PersonActor
let leader: PersonActor
let supervisor: PersonActor
let otherLeader: PersonActor
const heard: StoredEvent[] = []

beforeAll(async () => {
  house = await testOrganisation()
  house.organisation.feed.subscribe((events) => heard.push(...events))
  queueId = await aChatQueue(house, '售后')
  const site = await aTeam(house, '北京')
  const [team, otherTeam] = [await aTeam(house, '一班', site), await aTeam(house, '二班', site)]
  agent = await aPerson(house, { name: '王小明', unitId: team, role: 'agent' })
  colleague = await aPerson(house, { name: '李华', unitId: team, role: 'agent' })
  leader = await aPerson(house, { name: '陈静', unitId: team, role: 'team-leader' })
  supervisor = await aPerson(house, { name: '周强', unitId: site, role: 'supervisor' })
  supervisor = {
    ...supervisor,
    grants: [{ role: 'supervisor', unitIds: [site, team, otherTeam], everywhere: false }],
  }
  otherLeader = await aPerson(house, { name: '钱班长', unitId: otherTeam, role: 'team-leader' })
})
afterAll(() => house.close())

const notices = async ({ personId }: PersonActor): Promise<string[]> => {
  const { rows } = await house.organisation.pool.query<{ kind: string }>(
    'select kind from notices where person_id = $1 and done_at is null order by id',
    [personId],
  )
  return rows.map(({ kind }) => kind)
}

const audited = async (contactId: Id): Promise<string[]> => {
  const { rows } = await house.organisation.pool.query<{ action: string }>(
    'select action from audit where subject_id = $1 order by id',
    [contactId],
  )
  return rows.map(({ action }) => action)
}

const said = async (actor: PersonActor, contactId: Id) => {
  const { items } = (await asks(house, actor, listMessages, { params: { contactId } })) as {
    items: { kind: string; text: string }[]
  }
  return items.map(({ kind, text }) => [kind, text])
}

const hands = async (actor: PersonActor) =>
  (
    (await asks(house, actor, listRaisedHands)) as {
      items: { id: Id; contactId: Id; coming: { name: string } | null }[]
    }
  ).items

const over = (contactId: Id) =>
  house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))

describe('a raised hand', () => {
  test('calls the leaders of her team, who see who waits longest first, and nobody else', async () => {
    const [first, second] = [await served(house, agent, queueId), await served(house, colleague, queueId)]
    await asks(house, agent, raiseHand, { params: first, body: { words: '客户要求赔偿' } })
    await asks(house, colleague, raiseHand, { params: second, body: { words: null } })
    expect((await hands(leader)).map(({ contactId }) => contactId)).toEqual([
      first.contactId,
      second.contactId,
    ])
    expect(await hands(otherLeader)).toEqual([])
    expect((await hands(agent)).map(({ contactId }) => contactId)).toEqual([first.contactId])
    expect(await notices(leader)).toEqual(['assistance.hand-raised', 'assistance.hand-raised'])
    expect(await notices(otherLeader)).toEqual([])
    await over(first.contactId)
    await over(second.contactId)
    await house.settle()
    expect(await hands(leader)).toEqual([])
    expect(await notices(leader)).toEqual([])
  })

  test('raised twice is one hand, with the newer words; the first leader who comes stands there', async () => {
    const { contactId } = await served(house, agent, queueId)
    await asks(house, agent, raiseHand, { params: { contactId }, body: { words: '快来' } })
    await asks(house, agent, raiseHand, { params: { contactId }, body: { words: '客户很急' } })
    const [hand, ...others] = await hands(leader)
    expect({ hand, others }).toMatchObject({ hand: { contactId, words: '客户很急' }, others: [] })
    const params = { handId: hand?.id ?? '' }
    await Promise.all([
      asks(house, leader, comeToHand, { params }),
      asks(house, supervisor, comeToHand, { params }),
    ])
    const [came] = await hands(leader)
    expect([leader.name, supervisor.name]).toContain(came?.coming?.name)
    expect(await notices(agent)).toContain('assistance.coming')
    await expect(asks(house, otherLeader, lowerHand, { params })).rejects.toMatchObject({
      refusal: { status: 404 },
    })
    await asks(house, leader, lowerHand, { params })
    await expect(asks(house, leader, lowerHand, { params })).rejects.toMatchObject({
      refusal: { status: 404 },
    })
    await over(contactId)
  })

  test('is hers to raise, for a customer she serves', async () => {
    const { contactId } = await served(house, agent, queueId)
    const raise = (actor: PersonActor) =>
      asks(house, actor, raiseHand, { params: { contactId }, body: { words: null } })
    await expect(raise(colleague)).rejects.toMatchObject({ refusal: { status: 404 } })
    await expect(raise(leader)).rejects.toMatchObject({ refusal: { code: 'assistance.not-yours' } })
    await over(contactId)
    await expect(raise(agent)).rejects.toMatchObject({ refusal: { code: 'assistance.already-ended' } })
  })
})

describe('a whisper', () => {
  test('is read by who serves the customer and by leaders, told to her at once, and never to the customer', async () => {
    const { contactId, visitorId } = await served(house, agent, queueId)
    heard.length = 0
    const body = { clientId: randomUUID(), text: '可以补偿 20 元' }
    await asks(house, leader, whisper, { params: { contactId }, body })
    await asks(house, leader, whisper, { params: { contactId }, body })
    expect(await said(agent, contactId)).toEqual([['whisper', body.text]])
    expect(await notices(agent)).toContain('assistance.whispered')
    expect((await audited(contactId)).filter((action) => action === 'assistance.whisper')).toHaveLength(1)
    const visitor = { actor: { kind: 'visitor', visitorId, language: 'en' }, scopeOf: () => nowhere } as const
    const shown = heard.map((event) =>
      eventKinds.get(event.type)?.present(event as StoredEvent<never>, visitor),
    )
    expect(shown.filter((one) => one !== undefined)).toEqual([])
    await expect(
      asks(house, otherLeader, whisper, { params: { contactId }, body: { ...body, clientId: randomUUID() } }),
    ).rejects.toMatchObject({ refusal: { status: 404 } })
    await over(contactId)
  })
})

describe('reading along', () => {
  const rule = (told: boolean) => async () => {
    const now = (await asks(house, leader, getAssistanceRule)) as { version: number }
    const words = { 'zh-Hans': '', 'zh-Hant': '', en: '' }
    const body = {
      tellAgentOfListening: told,
      tellCustomerOfTakeOver: true,
      takeOverWords: words,
      version: now.version,
    }
    return asks(house, leader, setAssistanceRule, { body })
  }

  test.each([true, false])(
    'is logged, and told to the agent as the centre’s rule says (%s)',
    async (told) => {
      await rule(told)()
      const { contactId } = await served(house, agent, queueId)
      heard.length = 0
      await asks(house, leader, beginListening, { params: { contactId } })
      await asks(house, leader, beginListening, { params: { contactId } })
      expect(await audited(contactId)).toEqual(['assistance.listen'])
      const seen = (actor: PersonActor) => asks(house, actor, getAssistance, { params: { contactId } })
      const hers = [{ id: leader.personId, name: leader.name }]
      expect(await seen(leader)).toMatchObject({ listeners: hers })
      expect(await seen(agent)).toMatchObject({ listeners: told ? hers : [] })
      const viewer = {
        actor: agent,
        scopeOf: (permission: string) => house.organisation.scopeOf(agent, permission),
      }
      const began = heard.filter(({ type }) => type === 'listening.began')
      const shown = began.map((event) =>
        eventKinds.get(event.type)?.present(event as StoredEvent<never>, viewer),
      )
      expect(shown.map((one) => one !== undefined)).toEqual([told])
      await over(contactId)
      await house.settle()
      expect(await seen(leader)).toMatchObject({ listeners: [] })
    },
  )
})

describe('taking over', () => {
  test('puts the contact into the leader’s hands, frees the agent’s, and both and the customer are told', async () => {
    const { contactId } = await served(house, agent, queueId)
    const before = await contactNow(house, contactId)
    await asks(house, leader, takeOver, { params: { contactId }, body: { fromPersonId: agent.personId } })
    await house.settle()
    const after = await contactNow(house, contactId)
    expect(after).toMatchObject({
      state: 'serving',
      agent: { id: leader.personId, name: leader.name },
      unitId: before.unitId,
      queuedAt: before.queuedAt,
    })
    const { rows } = await house.organisation.pool.query(
      'select person_id from assignments where contact_id = $1',
      [contactId],
    )
    expect(rows).toEqual([{ person_id: leader.personId }])
    expect(await notices(agent)).toContain('assistance.taken-over')
    expect(await said(leader, contactId)).toContainEqual(['happening', '接下来由 陈静 为您服务。'])
    expect(await audited(contactId)).toEqual(['assistance.take-over'])
    await over(contactId)
  })

  test('of two leaders at once one takes over, and the other is told who', async () => {
    const { contactId } = await served(house, agent, queueId)
    const take = (actor: PersonActor) =>
      asks(house, actor, takeOver, { params: { contactId }, body: { fromPersonId: agent.personId } })
    const both = await Promise.allSettled([take(leader), take(supervisor)])
    const won = both.findIndex(({ status }) => status === 'fulfilled')
    const winner = won === 0 ? leader : supervisor
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both[1 - won]).toMatchObject({
      reason: { refusal: { code: 'assistance.somebody-was-quicker', facts: { name: winner.name } } },
    })
    expect((await contactNow(house, contactId)).agent).toEqual({ id: winner.personId, name: winner.name })
    await over(contactId)
  })

  test('comes too late when the agent ended the conversation, and never from another team', async () => {
    const { contactId } = await served(house, agent, queueId)
    const take = (actor: PersonActor) =>
      asks(house, actor, takeOver, { params: { contactId }, body: { fromPersonId: agent.personId } })
    await expect(take(otherLeader)).rejects.toMatchObject({ refusal: { status: 404 } })
    await house.as(agent, (tx) => endContact(tx, { contactId, by: 'agent', reason: 'agent-ended' }))
    await expect(take(leader)).rejects.toMatchObject({ refusal: { code: 'assistance.already-ended' } })
  })
})
