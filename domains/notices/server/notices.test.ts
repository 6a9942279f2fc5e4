import { afterAll, beforeAll, expect, test } from 'vitest'
import { type NoticeAbout, noticeKind } from '#notices/core'
import { createPerson, createUnit } from '#people/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id, PersonActor } from '#protocol'
import { endNotices } from './end-notices.ts'
import {
  getBell,
  getNotice,
  listNotices,
  readAllNotices,
  readNotice,
  setNoticeSettings,
} from './my-notices.ts'
import { notify } from './notify.ts'

const silent = noticeKind({
  notice: 'test.silent',
  leadsTo: ({ contactId }, personId) => `/contacts/${contactId}?for=${personId}`,
})
const [one, two]: [Id, Id] = ['01938f2a-1111-7000-8000-000000000001', '01938f2a-1111-7000-8000-000000000002']

let house: TestOrganisation
let unitId: Id
let hired = 0
beforeAll(async () => {
  house = await testOrganisation()
  unitId = (await house.as(asSystem, (tx) => createUnit(tx, { parentId: null, level: 'team', name: '一班' })))
    .id
})
afterAll(() => house?.close())

async function somebody(): Promise<PersonActor> {
  const staffNumber = `N${++hired}`
  const roles = [{ role: 'agent' as const, unitId }]
  const { id } = await house.as(asSystem, (tx) =>
    createPerson(tx, { name: '她', staffNumber, unitId, roles }),
  )
  const grants = [{ role: 'agent', unitIds: [unitId], everywhere: false }]
  return { kind: 'person', personId: id, name: '她', language: 'zh-Hans', unitId, sessionId: 's', grants }
}

const tell = (personIds: Id[], about: NoticeAbout = { contactId: one }, seconds = 130) =>
  house.as(asSystem, (tx) =>
    notify(tx, { personIds, kind: silent, about, data: { seconds }, urgency: 'now' }),
  )
const list = (who: PersonActor, query: { limit?: number; cursor?: string } = {}) =>
  house.as(who, (tx) => listNotices(tx, { params: {}, query, body: {} }))
const bell = (who: PersonActor) => house.as(who, (tx) => getBell(tx, { params: {}, query: {}, body: {} }))
const read = (who: PersonActor, noticeId: Id) =>
  house.as(who, (tx) => readNotice(tx, { params: { noticeId }, query: {}, body: {} }))

test('she is told once about the same thing, with the newest facts, until she has read it', async () => {
  const she = await somebody()
  await tell([she.personId, she.personId])
  await tell([she.personId], { contactId: one }, 190)
  await tell([she.personId], { contactId: two })
  const { items } = await list(she)
  expect(items.map(({ about, times }) => [about.contactId, times])).toEqual([
    [two, 1],
    [one, 2],
  ])
  expect(items[1]).toMatchObject({ data: { seconds: 190 }, link: `/contacts/${one}?for=${she.personId}` })
  expect(await bell(she)).toMatchObject({ unread: 2 })
  await read(she, items[1]?.id ?? '')
  await tell([she.personId])
  expect((await list(she)).items.map(({ times }) => times)).toEqual([1, 1, 2])
})

test('two who tell at the same time leave one notice', async () => {
  const she = await somebody()
  await Promise.all(Array.from({ length: 6 }, () => tell([she.personId])))
  const { items } = await list(she)
  expect(items.map(({ times }) => times)).toEqual([6])
})

test('what is over leaves everybody’s bell and stays in the list', async () => {
  const [she, he] = [await somebody(), await somebody()]
  await tell([she.personId, he.personId])
  await house.as(asSystem, (tx) => endNotices(tx, { kind: silent, about: { contactId: one } }))
  for (const who of [she, he]) {
    expect(await bell(who)).toMatchObject({ unread: 0 })
    expect((await list(who)).items[0]?.doneAt).not.toBeNull()
  }
})

test('all that came before she looked is read, what comes meanwhile is not', async () => {
  const she = await somebody()
  await tell([she.personId])
  const upTo = (await list(she)).items[0]?.at ?? ''
  house.setTime(new Date(Date.parse(upTo) + 1000))
  await tell([she.personId], { contactId: two })
  await house.as(she, (tx) => readAllNotices(tx, { params: {}, query: {}, body: { upTo } }))
  expect(await bell(she)).toMatchObject({ unread: 1 })
})

test('pages follow each other without a gap', async () => {
  const she = await somebody()
  for (let number = 0; number < 5; number++) {
    await tell([she.personId], { contactId: `01938f2a-1111-7000-8000-00000000010${number}` })
  }
  const first = await list(she, { limit: 3 })
  const second = await list(she, { limit: 3, ...(first.next && { cursor: first.next }) })
  const seen = [...first.items, ...second.items].map(({ about }) => about.contactId?.at(-1))
  expect(new Set(seen)).toEqual(new Set(['0', '1', '2', '3', '4']))
  expect(second.next).toBeNull()
})

test('nobody finds or reads the notice of another, and only she hears of it', async () => {
  const [she, he] = [await somebody(), await somebody()]
  await tell([she.personId])
  const noticeId = (await list(she)).items[0]?.id ?? ''
  await expect(read(he, noticeId)).rejects.toMatchObject({ refusal: { status: 404 } })
  const get = (who: PersonActor) =>
    house.as(who, (tx) => getNotice(tx, { params: { noticeId }, query: {}, body: {} }))
  await expect(get(he)).rejects.toMatchObject({ refusal: { status: 404 } })
  expect(await get(she)).toMatchObject({ id: noticeId, readAt: null })
  expect((await list(he)).items).toEqual([])
})

test('she chooses how she is told', async () => {
  const she = await somebody()
  expect((await bell(she)).settings).toEqual({ inBrowser: true, sound: true })
  const body = { inBrowser: true, sound: false }
  await house.as(she, (tx) => setNoticeSettings(tx, { params: {}, query: {}, body }))
  expect((await bell(she)).settings).toEqual(body)
})

test('a notice is forgotten after thirty days', async () => {
  const she = await somebody()
  const at = new Date('2027-01-01T00:00:00Z')
  house.setTime(at)
  await tell([she.personId])
  house.setTime(new Date(at.getTime() + 31 * 86_400_000))
  await tell([she.personId], { contactId: two })
  expect((await list(she)).items.map(({ about }) => about.contactId)).toEqual([two])
})
