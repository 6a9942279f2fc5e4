import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/action'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id } from '#protocol'
import { queueForVisitor } from './queue-hours.ts'
import { listAgents } from './list-agents.ts'
import { getQueue, listQueues } from './list-queues.ts'
import { updateQueue } from './save-queue.ts'
import { anAgent, aQueue, aSkill, aTeam } from './store-of-tests.ts'

let house: TestOrganisation
const nothing = { params: {}, query: {}, body: {} }

beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house.close())

type Change = Parameters<typeof updateQueue>[1]['body']
const change = (queueId: Id, body: Change) =>
  house.as(asSystem, (tx) => updateQueue(tx, { params: { queueId }, query: {}, body }))
const get = (queueId: Id) => house.as(asSystem, (tx) => getQueue(tx, { ...nothing, params: { queueId } }))

test('a queue is opened, changed with its skills and rings, and both are in the audit trail', async () => {
  const skillId = await house.as(asSystem, (tx) => aSkill(tx, '售后'))
  const queueId = await house.as(asSystem, (tx) => aQueue(tx, { name: '售后队列' }))
  const rings = [{ afterSeconds: 60, requires: [] }]
  const changed = await change(queueId, {
    version: 1,
    requires: [{ skillId, level: 2 }],
    rings,
    keywords: ['退货'],
  })
  expect(changed).toMatchObject({ version: 2, name: '售后队列', keywords: ['退货'] })
  expect(await get(queueId)).toEqual(changed)
  const trail = await house.organisation.db
    .selectFrom('audit')
    .innerJoin('audit_values', 'audit_id', 'id')
    .select(['action', 'before', 'after'])
    .where('subject_id', '=', queueId)
    .orderBy('id')
    .execute()
  expect(trail).toMatchObject([
    { action: 'routing.create-queue' },
    {
      action: 'routing.update-queue',
      before: { keywords: [], version: 1 },
      after: { keywords: ['退货'], version: 2 },
    },
  ])
})

test('of two people who change a queue at once the second is told that it is stale', async () => {
  const queueId = await house.as(asSystem, (tx) => aQueue(tx))
  const answers = await Promise.allSettled([
    change(queueId, { version: 1, priority: 1 }),
    change(queueId, { version: 1, priority: 2 }),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const refused = answers.find(({ status }) => status === 'rejected')
  expect(refused).toMatchObject({
    reason: { refusal: { code: 'routing.stale', status: 409, facts: { version: 2 } } },
  })
})

test('a channel has one default queue, which cannot be closed, and names are given once', async () => {
  const [first, second] = [
    await house.as(asSystem, (tx) => aQueue(tx, { name: '咨询', isDefault: true })),
    await house.as(asSystem, (tx) => aQueue(tx, { isDefault: true })),
  ]
  expect(await get(first)).toMatchObject({ isDefault: false, version: 2 })
  await expect(change(second, { version: 1, state: 'closed' })).rejects.toMatchObject({
    refusal: { code: 'routing.default-is-closed', status: 422 },
  })
  await expect(change(second, { version: 1, name: '咨询' })).rejects.toMatchObject({
    refusal: { code: 'routing.name-taken', status: 409 },
  })
})

test('a visitor waits where she asks to, or where her words belong', async () => {
  const asked = await house.as(asSystem, (tx) => aQueue(tx))
  const named = await house.as(asSystem, (tx) => aQueue(tx, { keywords: ['订单还没有到'] }))
  const choose = (visitor: Parameters<typeof queueForVisitor>[1]) =>
    house.as(asSystem, (tx) => queueForVisitor(tx, visitor))
  expect(await choose({ asked, text: '我的订单还没有到，想退货' })).toBe(asked)
  expect(await choose({ text: '我的订单还没有到，想退货' })).toBe(named)
})

test('queues and agents are listed page by page, each once', async () => {
  const page = (cursor?: string) =>
    house.as(asSystem, (tx) => listQueues(tx, { ...nothing, query: { limit: 2, ...(cursor && { cursor }) } }))
  const seen: Id[] = []
  for (let next: string | null | undefined; next !== null;) {
    const { items, next: after } = await page(next ?? undefined)
    seen.push(...items.map(({ id }) => id))
    next = after
  }
  const { rows } = await house.organisation.pool.query('select id from queues')
  expect(seen.toSorted()).toEqual(rows.map(({ id }: { id: Id }) => id).toSorted())
})

test('a leader lists the agents of her own team, with their states', async () => {
  const [team, otherTeam] = await house.as(asSystem, async (tx) => [
    await aTeam(tx, '一班'),
    await aTeam(tx, '二班'),
  ])
  await house.as(asSystem, async (tx) => {
    await anAgent(tx, { name: '王小明', unitId: team, state: 'break' })
    await anAgent(tx, { name: '李四', unitId: otherTeam })
  })
  const leader = {
    kind: 'person',
    personId: newId(),
    name: '赵班长',
    language: 'zh-Hans',
    unitId: team,
    sessionId: newId(),
    grants: [{ role: 'team-leader', unitIds: [team], everywhere: false }],
  } as const
  const { items } = await house.as(leader, (tx) => listAgents(tx, nothing), 'agents.read')
  expect(items).toMatchObject([{ name: '王小明', state: 'break', shown: 'break', load: { chat: 0 } }])
})
