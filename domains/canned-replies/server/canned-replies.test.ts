import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CannedReply,
  maySeeReply,
  type ReplyDraft,
  type ReplyReach,
  replyScopes,
} from '#canned-replies/core'
import { createPerson, createUnit } from '#people/server'
import type { Tx } from '#platform/action'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Actor, Id, PersonActor, Scope } from '#protocol'
import { listCannedReplies } from './list-replies.ts'
import { changeCannedReply, countReplyUse, createCannedReply, deleteCannedReply } from './replies.ts'
import { getReplyFile, storeReplyFile } from './reply-files.ts'
import { withinReplyReach } from './store.ts'

let house: TestOrganisation
let units: Record<'centre' | 'team' | 'other', Id>
let agent: PersonActor
let colleague: PersonActor
let stranger: PersonActor
let leader: PersonActor
let supervisor: PersonActor
let administrator: PersonActor

beforeAll(async () => {
  house = await testOrganisation()
  await house.as(asSystem, async (tx) => {
    const unit = async (name: string, parentId: Id | null, level: 'centre' | 'team') =>
      (await createUnit(tx, { name, parentId, level })).id
    const centre = await unit('中心', null, 'centre')
    units = { centre, team: await unit('一班', centre, 'team'), other: await unit('二班', centre, 'team') }
    agent = await person(tx, '王小明', 'agent', units.team)
    colleague = await person(tx, '李华', 'agent', units.team)
    stranger = await person(tx, '周强', 'agent', units.other)
    leader = await person(tx, '陈静', 'team-leader', units.team)
    supervisor = await person(tx, '赵敏', 'supervisor', units.centre)
    administrator = await person(tx, '管理员', 'administrator', null)
  })
})
afterAll(() => house.close())

async function person(
  tx: Tx,
  name: string,
  role: 'agent' | 'team-leader' | 'supervisor' | 'administrator',
  unitId: Id | null,
): Promise<PersonActor> {
  const staffNumber = randomUUID().slice(0, 8)
  const { id: personId } = await createPerson(tx, { name, staffNumber, unitId, roles: [{ role, unitId }] })
  const below = unitId === units.centre ? Object.values(units) : unitId === null ? [] : [unitId]
  return {
    kind: 'person',
    personId,
    name,
    language: 'zh-Hans',
    unitId,
    sessionId: randomUUID(),
    grants: [{ role, unitIds: below, everywhere: role === 'administrator' }],
  }
}

const draft = (fields: Partial<ReplyDraft> = {}): ReplyDraft => ({
  scope: 'own',
  unitId: null,
  folder: null,
  name: '退货流程',
  shortcut: null,
  messages: [{ 'zh-Hans': '{{客户姓名}}您好', 'zh-Hant': null, en: null }],
  fileIds: [],
  ...fields,
})
const create = (actor: Actor, fields: Partial<ReplyDraft> = {}) =>
  house.as(
    actor,
    (tx) => createCannedReply(tx, { params: {}, query: {}, body: draft(fields) }),
    'replies.use',
  )
const change = (actor: Actor, { id, version }: CannedReply, fields: Partial<ReplyDraft>) =>
  house.as(
    actor,
    (tx) =>
      changeCannedReply(tx, { params: { replyId: id }, query: {}, body: { ...draft(fields), version } }),
    'replies.use',
  )
const remove = (actor: Actor, { id }: CannedReply) =>
  house.as(
    actor,
    (tx) => deleteCannedReply(tx, { params: { replyId: id }, query: {}, body: {} }),
    'replies.use',
  )
const use = (actor: Actor, { id }: CannedReply) =>
  house.as(actor, (tx) => countReplyUse(tx, { params: { replyId: id }, query: {}, body: {} }), 'replies.use')
const list = async (actor: Actor) =>
  (await house.as(actor, (tx) => listCannedReplies(tx, { params: {}, query: { limit: 200 }, body: {} })))
    .items
const sees = async (actor: Actor, { id }: CannedReply) => (await list(actor)).some((one) => one.id === id)
const store = (actor: Actor, name = '退货单.txt', content = '请填写') =>
  house.as(actor, (tx) =>
    storeReplyFile(
      tx,
      { params: {}, query: {}, body: {} },
      { name, declaredType: 'text/plain', content: Readable.from([Buffer.from(content)]) },
    ),
  )
const refusedWith = (code: string) => ({ refusal: expect.objectContaining({ code }) })
const notThere = refusedWith('protocol.not-found')

test('her own reply is hers alone: no colleague, leader or administrator sees, changes or deletes it', async () => {
  const reply = await create(agent, { folder: ' 售后 ', shortcut: 'th' })
  expect(reply).toMatchObject({ scope: 'own', folder: '售后', shortcut: 'th', version: 1, timesUsed: 0 })
  expect(await sees(agent, reply)).toBe(true)
  for (const other of [colleague, stranger, leader, supervisor, administrator]) {
    expect(await sees(other, reply)).toBe(false)
    await expect(change(other, reply, {})).rejects.toMatchObject(notThere)
    await expect(remove(other, reply)).rejects.toMatchObject(notThere)
    await expect(use(other, reply)).rejects.toMatchObject(notThere)
  }
  await remove(agent, reply)
  expect(await sees(agent, reply)).toBe(false)
})

test('a team’s replies are kept by its leader and used by the team; the units above reach down', async () => {
  const ofTeam = { scope: 'team', unitId: units.team } as const
  await expect(create(agent, ofTeam)).rejects.toMatchObject(refusedWith('canned-replies.not-your-team'))
  await expect(create(leader, { scope: 'team', unitId: units.other })).rejects.toMatchObject(
    refusedWith('canned-replies.not-your-team'),
  )
  await expect(create(leader, { scope: 'team', unitId: null })).rejects.toMatchObject(
    refusedWith('canned-replies.team-needed'),
  )
  const reply = await create(leader, ofTeam)
  expect(await sees(colleague, reply)).toBe(true)
  expect(await sees(stranger, reply)).toBe(false)
  expect(await sees(supervisor, reply)).toBe(true)
  await expect(change(colleague, reply, ofTeam)).rejects.toMatchObject(
    refusedWith('canned-replies.not-your-team'),
  )
  const ofCentre = await create(supervisor, { scope: 'team', unitId: units.centre })
  expect(await sees(stranger, ofCentre)).toBe(true)
  await expect(remove(leader, ofCentre)).rejects.toMatchObject(refusedWith('canned-replies.not-your-team'))
})

test('what is for everybody is kept by supervisors, and nobody gives away what she may not', async () => {
  await expect(create(leader, { scope: 'all' })).rejects.toMatchObject(
    refusedWith('canned-replies.not-for-all'),
  )
  const reply = await create(supervisor, { scope: 'all', name: '问候' })
  expect(await sees(stranger, reply)).toBe(true)
  await expect(change(agent, reply, { scope: 'own' })).rejects.toMatchObject(
    refusedWith('canned-replies.not-for-all'),
  )
  const own = await create(agent)
  await expect(change(agent, own, { scope: 'all' })).rejects.toMatchObject(
    refusedWith('canned-replies.not-for-all'),
  )
})

test('a reply is written anew whole, and who saw an older version is told', async () => {
  const reply = await create(agent, { name: '旧名' })
  const messages = [
    { 'zh-Hans': '一 ', 'zh-Hant': null, en: 'one' },
    { 'zh-Hans': '二', 'zh-Hant': null, en: '  ' },
  ]
  const changed = await change(agent, reply, { name: ' 新名 ', messages })
  expect(changed).toMatchObject({
    name: '新名',
    version: 2,
    messages: [
      { 'zh-Hans': '一', 'zh-Hant': null, en: 'one' },
      { 'zh-Hans': '二', 'zh-Hant': null, en: null },
    ],
  })
  expect(changed.foundBy).toContain('xinming')
  await expect(change(agent, reply, {})).rejects.toMatchObject(refusedWith('canned-replies.stale'))
})

test('a shortcut means one reply for one person, and others may have the same', async () => {
  await create(agent, { shortcut: 'Hi' })
  await expect(create(agent, { shortcut: 'hi' })).rejects.toMatchObject(
    refusedWith('canned-replies.shortcut-taken'),
  )
  expect(await create(colleague, { shortcut: 'hi' })).toMatchObject({ shortcut: 'hi' })
  const both = await Promise.allSettled([
    create(agent, { shortcut: 'twice' }),
    create(agent, { shortcut: 'twice' }),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('what says nothing, or something Huawu cannot fill in, is refused by name', async () => {
  await expect(create(agent, { messages: [] })).rejects.toMatchObject(
    refusedWith('canned-replies.says-nothing'),
  )
  await expect(
    create(agent, { messages: [{ 'zh-Hans': '{{客户}}您好', 'zh-Hant': null, en: null }] }),
  ).rejects.toMatchObject({
    refusal: { code: 'canned-replies.unknown-variable', facts: { names: '客户' } },
  })
})

test('a file goes with one reply of who stored it, and is read by whoever sees the reply', async () => {
  const file = await store(leader)
  const download = (actor: Actor) =>
    house.as(actor, async (tx) => {
      const { content } = await getReplyFile(tx, { params: { fileId: file.id }, query: {}, body: {} })
      return text(content)
    })
  await expect(create(agent, { fileIds: [file.id] })).rejects.toMatchObject(
    refusedWith('canned-replies.unknown-file'),
  )
  await expect(download(colleague)).rejects.toMatchObject(notThere)
  const ofTeam: Partial<ReplyDraft> = { scope: 'team', unitId: units.team, messages: [] }
  const reply = await create(leader, { ...ofTeam, fileIds: [file.id] })
  expect(reply.files).toEqual([file])
  expect(await download(colleague)).toBe('请填写')
  await expect(download(stranger)).rejects.toMatchObject(notThere)
  await expect(create(leader, { fileIds: [file.id] })).rejects.toMatchObject(
    refusedWith('canned-replies.unknown-file'),
  )
  await expect(store(agent, '程序.exe', 'MZ')).rejects.toMatchObject(refusedWith('contacts.file-kind'))
})

test('a file that no reply carries is swept away after a day, and its bytes with it', async () => {
  const file = await store(agent)
  house.setTime(new Date(Date.now() + 25 * 3_600_000))
  await store(agent)
  const { rows } = await house.organisation.pool.query('select id from canned_files where id = $1', [file.id])
  expect(rows).toEqual([])
  await expect.poll(async () => house.organisation.storage.get(`canned-replies/${file.id}`)).toBeUndefined()
  house.setTime(new Date())
})

test('uses are counted for each and for all', async () => {
  const reply = await create(supervisor, { scope: 'all', name: '谢谢' })
  await Promise.all([use(agent, reply), use(agent, reply), use(colleague, reply)])
  const counts = async (actor: Actor) => {
    const found = (await list(actor)).find(({ id }) => id === reply.id)
    return [found?.timesUsed, found?.myTimes]
  }
  expect(await counts(agent)).toEqual([3, 2])
  expect(await counts(stranger)).toEqual([3, 0])
})

test('the database finds exactly the replies that core says she may see', async () => {
  const ids = [agent.personId, colleague.personId]
  const unitIds = Object.values(units)
  const scope: fc.Arbitrary<Scope> = fc.oneof(
    fc.constant<Scope>({ reach: 'none' }),
    fc.constant<Scope>({ reach: 'all' }),
    fc.uniqueArray(fc.constantFrom(...unitIds)).map((some): Scope => ({
      reach: 'some',
      personId: null,
      unitIds: some,
    })),
  )
  const reach: fc.Arbitrary<ReplyReach> = fc.record({
    personId: fc.option(fc.constantFrom(...ids)),
    units: fc.uniqueArray(fc.constantFrom(...unitIds)),
    team: scope,
    all: scope,
  })
  const owner = fc.record({
    scope: fc.constantFrom(...replyScopes),
    personId: fc.constantFrom(...ids),
    unitId: fc.constantFrom(...unitIds),
  })
  const owners = fc.array(owner, { minLength: 1, maxLength: 10 }).map((all) =>
    all.map((one) => ({
      scope: one.scope,
      personId: one.scope === 'own' ? one.personId : null,
      unitId: one.scope === 'team' ? one.unitId : null,
    })),
  )
  await fc.assert(
    fc.asyncProperty(reach, owners, async (hers, all) => {
      const found = await house.as(asSystem, async (tx) => {
        const { rows } = await sql<{ at: number }>`
          select r.at::int as at
            from jsonb_to_recordset(${JSON.stringify(
              all.map((one, at) => ({ at, scope: one.scope, person_id: one.personId, unit_id: one.unitId })),
            )}::jsonb) as r(at int, scope text, person_id uuid, unit_id uuid)
           where ${withinReplyReach(hers)} order by r.at`.execute(tx.db)
        return rows.map(({ at }) => at)
      })
      expect(found).toEqual(all.flatMap((one, at) => (maySeeReply(one, hers) ? [at] : [])))
    }),
    { numRuns: 100 },
  )
})
