import { afterAll, beforeAll, expect, test } from 'vitest'
import { choosableReasons, type ContactReason, inTreeOrder, type WrapUp } from '#contacts/core'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Actor, Id } from '#protocol'
import * as scene from './contact-scene.ts'
import { endContact, finishWrapUp, nothingKept } from './contact-moves.ts'
import { getContact } from './get-contact.ts'
import { listContactOutcomes, listContactReasons, listMyUsualReasons } from './list-reasons.ts'
import { changeContactOutcome, createContactOutcome, moveContactOutcome } from './outcomes.ts'
import { changeContactReason, createContactReason, moveContactReason } from './reasons.ts'
import { allReasons } from './store-reasons.ts'
import { correctWrapUp, wrapUpContact } from './wrap-up.ts'

const { administrator, agent, colleague, leader } = scene

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house.close())

const refusedWith = (code: string) => ({ refusal: expect.objectContaining({ code }) })
const names = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name })

const tree = () =>
  house.as(agent, async (tx) => (await listContactReasons(tx, { params: {}, query: {}, body: {} })).items)
const reason = async (code: string): Promise<ContactReason> => {
  const found = (await tree()).find((one) => one.code === code)
  if (!found) throw new Error(`no reason ${code}`)
  return found
}
const create = (parent: string | null, en: string) =>
  house.as(administrator, (tx) =>
    createContactReason(tx, { params: {}, query: {}, body: { parent, names: names(en) } }),
  )
const move = async (code: string, parent: string | null, before: string | null = null) => {
  const { version } = await reason(code)
  return house.as(administrator, (tx) =>
    moveContactReason(tx, { params: { reasonCode: code }, query: {}, body: { version, parent, before } }),
  )
}
const change = async (code: string, wanted: { names?: ReturnType<typeof names>; retired?: boolean }) => {
  const { version } = await reason(code)
  const body = { version, ...wanted }
  return house.as(administrator, (tx) =>
    changeContactReason(tx, { params: { reasonCode: code }, query: {}, body }),
  )
}

const usualWrapUp: WrapUp = { reasons: ['returns'], resolved: 'yes', outcome: 'solved', note: null }
const wrapUp = (actor: Actor, contactId: Id, kept: Partial<WrapUp> = {}) =>
  house.as(
    actor,
    (tx) => wrapUpContact(tx, { params: { contactId }, query: {}, body: { ...usualWrapUp, ...kept } }),
    'contacts.take',
  )
const correct = (actor: Actor, contactId: Id, kept: Partial<WrapUp> = {}) =>
  house.as(
    actor,
    (tx) => correctWrapUp(tx, { params: { contactId }, query: {}, body: { ...usualWrapUp, ...kept } }),
    'contacts.take',
  )

async function ended(by = agent): Promise<Id> {
  const { id } = await scene.servedContact(house, by)
  await house.as(by, (tx) => endContact(tx, { contactId: id, by: 'agent', reason: 'ended' }))
  return id
}

test('a new centre has a tree in three languages, in its order, found by pinyin', async () => {
  const items = await tree()
  const rows = await house.as(agent, (tx) => allReasons(tx.db))
  expect(items.map(({ code }) => code)).toEqual(inTreeOrder(rows).map(({ code }) => code))
  expect(await reason('returns')).toEqual({
    code: 'returns',
    parent: 'after-sale',
    names: { 'zh-Hans': '退换货', 'zh-Hant': '退換貨', en: 'Return or exchange' },
    foundBy: '退换货\ntuihuanhuo\nthh\n退換貨\nreturnorexchange\nroe',
    retired: false,
    version: 1,
  })
  const choosable = choosableReasons(items).map(({ code }) => code)
  expect(choosable).toEqual(
    expect.arrayContaining(['question', 'order', 'returns', 'payment', 'technical', 'account', 'complaint']),
  )
  expect(choosable).not.toContain('after-sale')
})

test('a contact keeps its reasons in their order, the main one first, and what came of it', async () => {
  const id = await ended()
  const kept = { reasons: ['refund-progress', 'returns', 'complaint'], resolved: 'no' } as const
  const closed = await wrapUp(agent, id, { ...kept, reasons: [...kept.reasons], outcome: 'promised' })
  expect(closed).toMatchObject({ ...kept, outcome: 'promised', wrapUpBy: 'agent', state: 'closed' })
  const { contact } = await house.as(agent, (tx) =>
    getContact(tx, { params: { contactId: id }, query: {}, body: {} }),
  )
  expect(contact).toEqual(closed)
})

test('no reason, too many, one twice, a branch, a retired or an unknown one are refused', async () => {
  const id = await ended()
  const refused = async (reasons: string[], code: string) =>
    expect(wrapUp(agent, id, { reasons })).rejects.toMatchObject(refusedWith(code))
  await refused([], 'contacts.reason-needed')
  await refused(['returns', 'returns'], 'contacts.reason-twice')
  await refused(['returns', 'order', 'account', 'praise', 'stock', 'invoice'], 'contacts.too-many-reasons')
  await refused(['after-sale'], 'contacts.unknown-reason')
  await refused(['no-such'], 'contacts.unknown-reason')
  await expect(wrapUp(agent, id, { outcome: 'no-such' })).rejects.toMatchObject(
    refusedWith('contacts.unknown-outcome'),
  )
})

test('what the clock closed without a reason she fills in on the same day, and the trail keeps both', async () => {
  house.setTime(new Date('2026-12-01T09:00:00+08:00'))
  const id = await ended()
  await house.as(asSystem, (tx) => finishWrapUp(tx, { contactId: id, by: 'clock', ...nothingKept }))
  await expect(correct(colleague, id)).rejects.toMatchObject(refusedWith('protocol.not-found'))
  await expect(correct(leader, id)).rejects.toMatchObject(refusedWith('contacts.not-yours'))
  await expect(correct(agent, id, { reasons: [] })).rejects.toMatchObject(
    refusedWith('contacts.reason-needed'),
  )
  house.setTime(new Date('2026-12-01T23:59:00+08:00'))
  const corrected = await correct(agent, id, { reasons: ['invoice'], note: ' 发票已开 ' })
  expect(corrected).toMatchObject({
    reasons: ['invoice'],
    note: '发票已开',
    wrapUpBy: 'agent',
    state: 'closed',
  })
  expect(corrected.since).toBe('2026-12-01T01:00:00.000Z')
  const { timeline } = await house.as(leader, (tx) =>
    getContact(tx, { params: { contactId: id }, query: {}, body: {} }),
  )
  expect(timeline.slice(-2).map(({ type }) => type)).toEqual([
    'contact.wrapped-up',
    'contact.wrap-up-corrected',
  ])
  const { rows } = await house.organisation.pool.query<{ before: object; after: object }>(
    `select before, after from audit join audit_values on audit_id = audit.id
      where subject_id = $1 and action = 'contacts.correct-wrap-up'`,
    [id],
  )
  expect(rows).toMatchObject([{ before: { reasons: [] }, after: { reasons: ['invoice'] } }])
  house.setTime(new Date('2026-12-02T00:01:00+08:00'))
  await expect(correct(agent, id)).rejects.toMatchObject(refusedWith('contacts.correction-too-late'))
  house.setTime(new Date())
})

test('a retired reason stays on the contacts that have it, and is chosen no more', async () => {
  const id = await ended()
  const { code } = await create('money', 'Gift card')
  await wrapUp(agent, id, { reasons: [code] })
  await change(code, { retired: true })
  expect((await correct(agent, id, { reasons: [code, 'invoice'] })).reasons).toEqual([code, 'invoice'])
  const other = await ended()
  await expect(wrapUp(agent, other, { reasons: [code] })).rejects.toMatchObject(
    refusedWith('contacts.unknown-reason'),
  )
  await change(code, { retired: false })
  expect((await wrapUp(agent, other, { reasons: [code] })).reasons).toEqual([code])
})

test('a reason moves with what hangs from it, before whom it is put, and never in a circle', async () => {
  const { code } = await create('others', 'Seasonal')
  await create(code, 'Moon cakes')
  await move(code, null, 'after-sale')
  const top = (await tree()).filter(({ parent }) => parent === null).map((one) => one.code)
  expect(top.indexOf(code)).toBe(top.indexOf('after-sale') - 1)
  await expect(move(code, 'moon-cakes')).rejects.toMatchObject(refusedWith('contacts.reason-below-itself'))
  await expect(move(code, 'no-such')).rejects.toMatchObject(refusedWith('contacts.unknown-parent'))
  const deeper = await create('moon-cakes', 'Late moon cakes')
  await create(deeper.code, 'Very late moon cakes')
  await expect(move(code, 'orders')).rejects.toMatchObject(refusedWith('contacts.reason-too-deep'))
  await expect(create('very-late-moon-cakes', 'x')).rejects.toMatchObject(
    refusedWith('contacts.reason-too-deep'),
  )
})

test('two who move two branches into each other at once take turns: one is refused', async () => {
  const [a, b] = [await create(null, 'Left'), await create(null, 'Right')]
  const results = await Promise.allSettled([move(a.code, b.code), move(b.code, a.code)])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await tree()).length).toBe((await house.as(agent, (tx) => allReasons(tx.db))).length)
})

test('who saw an older version is told so, and a code is never given twice', async () => {
  const { code, version } = await create(null, 'Twice')
  expect((await create(null, 'Twice')).code).toBe(`${code}-2`)
  await change(code, { names: names('Once') })
  await expect(
    house.as(administrator, (tx) =>
      changeContactReason(tx, { params: { reasonCode: code }, query: {}, body: { version, retired: true } }),
    ),
  ).rejects.toMatchObject(refusedWith('contacts.stale'))
})

test('her usual reasons are those of her own contacts of the last thirty days', async () => {
  const her = scene.person('赵敏', 'agent', scene.units.first)
  for (const reasons of [['invoice'], ['invoice', 'coupon']]) {
    await wrapUp(her, await ended(her), { reasons })
  }
  const usual = (actor: Actor) =>
    house.as(actor, (tx) => listMyUsualReasons(tx, { params: {}, query: {}, body: {} }))
  expect((await usual(her)).items.map(({ code, times }) => [code, times])).toEqual([
    ['invoice', 2],
    ['coupon', 1],
  ])
  expect((await usual(colleague)).items).toEqual([])
})

test('outcomes are added, renamed, moved and retired', async () => {
  const list = () =>
    house.as(agent, async (tx) => (await listContactOutcomes(tx, { params: {}, query: {}, body: {} })).items)
  expect((await list())[0]).toEqual({
    code: 'solved',
    names: { 'zh-Hans': '已解决', 'zh-Hant': '已解決', en: 'Solved' },
    retired: false,
    version: 1,
  })
  const made = await house.as(administrator, (tx) =>
    createContactOutcome(tx, { params: {}, query: {}, body: { names: names('Called back') } }),
  )
  expect(made.code).toBe('called-back')
  const params = { outcomeCode: made.code }
  const moved = await house.as(administrator, (tx) =>
    moveContactOutcome(tx, { params, query: {}, body: { version: made.version, before: 'sold' } }),
  )
  const codes = (await list()).map(({ code }) => code)
  expect(codes.indexOf('called-back')).toBe(codes.indexOf('sold') - 1)
  await house.as(administrator, (tx) =>
    changeContactOutcome(tx, { params, query: {}, body: { version: moved.version, retired: true } }),
  )
  await expect(wrapUp(agent, await ended(), { outcome: 'called-back' })).rejects.toMatchObject(
    refusedWith('contacts.unknown-outcome'),
  )
})
