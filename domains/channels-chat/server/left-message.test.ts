import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useMail } from '#identity/server'
import { createCalendar } from '#calendar/server'
import { asSystem } from '#platform/testing'
import type { Id } from '#protocol'
import {
  type Door,
  end,
  knock,
  leave,
  look,
  newVisitor,
  openDoor,
  reply,
  serve,
  startedBy,
  write,
} from './door-for-tests.ts'

let door: Door
const letters: { to: string; subject: string; text: string }[] = []
beforeAll(async () => {
  door = await openDoor('left')
  useMail(door.house.organisation, {
    isConfigured: () => true,
    send: async (letter) => void letters.push(letter),
  })
})
afterAll(() => door.close())

const officeHours = Array.from({ length: 7 }, () => [{ from: 9 * 60, to: 18 * 60 }])
const night = new Date('2026-11-22T15:00:00Z')
const morning = new Date('2026-11-23T01:00:30Z')

async function closeAtNight(): Promise<void> {
  const calendar = { name: '客服', timeZone: 'Asia/Shanghai', week: officeHours }
  const { id } = await door.house.as(asSystem, (tx) => createCalendar(tx, calendar))
  await door.house.organisation.pool.query('update queues set calendar_id = $1', [id])
}

const waiting = async (contactId: Id) =>
  (await door.house.organisation.pool.query('select 1 from waiting where contact_id = $1', [contactId]))
    .rowCount

test('a message left at night waits for the morning, is routed like any other and never abandoned', async () => {
  await closeAtNight()
  door.house.setTime(night)
  const visitor = await newVisitor(door)
  const answer = await leave(door, visitor, '快递两天没动了')
  expect(answer.statusCode).toBe(200)
  const { contact } = answer.json<{ contact: { id: Id } }>()
  expect(contact).toMatchObject({ state: 'waiting', leftMessage: true })
  await door.house.pass()
  expect(await waiting(contact.id)).toBe(0)
  const url = `/api/v1/widget/conversations/${contact.id}/ending`
  const left = await knock(door, { method: 'POST', url, payload: {} }, visitor)
  expect(left.json()).toMatchObject({ contact: { state: 'waiting' } })
  door.house.setTime(morning)
  await door.house.pass()
  await door.house.pass()
  expect(await waiting(contact.id)).toBe(1)
  const { rows } = await door.house.organisation.pool.query(
    'select customer_name, queued_at, answers from contacts where id = $1',
    [contact.id],
  )
  expect(rows[0]).toMatchObject({ customer_name: '王女士', queued_at: morning })
  expect(rows[0].answers).toMatchObject([{ kind: 'name' }, { kind: 'email', answer: 'wang@example.com' }])
})

test('the answer is there when she comes back, and was mailed once, without the notes', async () => {
  door.house.setTime(morning)
  const visitor = await newVisitor(door)
  const { contact } = (await leave(door, visitor, '发票开错了')).json<{ contact: { id: Id } }>()
  await serve(door, contact.id)
  await reply(door, contact.id, { text: '这个客户难缠', kind: 'note' })
  await reply(door, contact.id, { text: '已经重开，请查收' })
  await end(door, contact.id)
  letters.length = 0
  await door.house.settle()
  await door.house.settle()
  expect(letters.map(({ to }) => to)).toEqual(['wang@example.com'])
  expect(letters[0]?.text).toContain('已经重开，请查收')
  expect(letters[0]?.text).not.toContain('难缠')
  expect((await look(door, visitor)).json().items.map(({ text }: { text: string }) => text)).toEqual([
    '发票开错了',
    '已经重开，请查收',
  ])
})

test('nobody leaves a message without a way to reach her, and the same one twice is one', async () => {
  door.house.setTime(morning)
  const visitor = await newVisitor(door)
  const nowhere = await leave(door, visitor, '在吗', { email: null, phone: ' ' })
  expect(nowhere.json()).toMatchObject({ code: 'channels-chat.reach-missing' })
  expect((await leave(door, visitor, '在吗', { email: 'not an address' })).statusCode).toBe(422)
  const clientId = randomUUID()
  const both = await Promise.all([1, 2].map(() => leave(door, visitor, '在吗', { clientId })))
  expect(new Set(both.map((answer) => answer.json().contact.id)).size).toBe(1)
  expect((await look(door, visitor)).json().items).toHaveLength(1)
})

test('she who waited leaves a message instead and keeps her place', async () => {
  door.house.setTime(morning)
  const visitor = await newVisitor(door)
  const id = await startedBy(door, visitor)
  const url = `/api/v1/widget/conversations/${id}/left-message`
  const payload = { name: '李先生', email: null, phone: '13800138000' }
  const instead = await knock(door, { method: 'POST', url, payload }, visitor)
  expect(instead.json()).toMatchObject({ contact: { id, state: 'waiting', leftMessage: true } })
  expect(await waiting(id)).toBe(1)
  expect((await write(door, visitor, id, '还有一句')).statusCode).toBe(200)
  const other = await newVisitor(door)
  expect((await knock(door, { method: 'POST', url, payload }, other)).statusCode).toBe(404)
})
