// What is asked before the first word, as a browser hears of it.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Question, usualLook } from '#channels-chat/core'
import { asSystem } from '#platform/testing'
import type { Id } from '#protocol'
import { type Door, knock, newVisitor, openDoor, start } from './door-for-tests.ts'
import { createSite } from './sites.ts'
import { chatSetup, updateSetup } from './store-setup.ts'

let door: Door
beforeAll(async () => {
  door = await openDoor('beforehand')
})
afterAll(() => door.close())

const phone: Question = {
  id: randomUUID(),
  kind: 'phone',
  label: null,
  options: [],
  required: true,
  queueId: null,
}

const ask = (questions: Question[]) =>
  door.house.as(asSystem, async (tx) => updateSetup(tx.db, { ...(await chatSetup(tx.db)), questions }))

const answering = (answer: string) => ({ answers: [{ questionId: phone.id, answer }] })

test('an answer that cannot be kept is sent back with the question it belongs to, and nothing begins', async () => {
  await ask([phone])
  const visitor = await newVisitor(door)
  const refused = await start(door, visitor, '在吗', answering('not a phone'))
  expect(refused.json()).toMatchObject({
    code: 'channels-chat.answer-no-phone',
    facts: { question: '手机号', questionId: phone.id },
  })
  const kept = await start(door, visitor, '在吗', answering('１３８００１３８０００'))
  const { contact } = kept.json<{ contact: { id: Id } }>()
  const { rows } = await door.house.organisation.pool.query('select answers from contacts where id = $1', [
    contact.id,
  ])
  expect(rows).toMatchObject([{ answers: [{ kind: 'phone', answer: '13800138000' }] }])
})

test('what only the queue of a site asks is asked of everybody who comes by that site', async () => {
  await ask([{ ...phone, queueId: door.queueId }])
  const site = { name: '商店', origins: ['https://shop.example'], look: usualLook, queueId: door.queueId }
  const { id } = await door.house.as(asSystem, (tx) => createSite(tx, { params: {}, query: {}, body: site }))
  const url = `/api/v1/widget/settings?siteId=${id}`
  const settings = await knock(door, { method: 'GET', url }, { origin: 'https://shop.example' })
  expect(settings.json()).toMatchObject({ questions: [{ id: phone.id, queueId: null }], queues: [] })
})
