import { afterAll, beforeAll, expect, test } from 'vitest'
import { roundTheClock } from '#calendar/core'
import { createCalendar } from '#calendar/server'
import { newId } from '#platform/action'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id } from '#protocol'
import { chatHours, lineForVisitor, queueHours } from './queue-hours.ts'
import { createQueue } from './save-queue.ts'

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house?.close())

const office = [{ from: 540, to: 1080 }]
const sunday = new Date('2026-11-22T10:00:00+08:00')
const monday = new Date('2026-11-23T10:00:00+08:00')

const aCalendar = (name: string, week = [office, office, office, office, office, [], []]) =>
  house.as(asSystem, (tx) => createCalendar(tx, { name, timeZone: 'Asia/Shanghai', week }))

const aQueue = (
  name: string,
  calendarId: Id | null,
  more: { keywords?: string[]; isDefault?: boolean } = {},
) =>
  house.as(asSystem, async (tx) => {
    const rest = { priority: 0, offerSeconds: 30, wrapUpSeconds: 0, requires: [], rings: [], keywords: [] }
    const queue = {
      ...rest,
      name,
      channel: 'chat',
      isDefault: false,
      state: 'open',
      calendarId,
      ...more,
    } as const
    return (await createQueue(tx, queue)).id
  })

const line = (visitor: { asked?: Id; text?: string }) =>
  house.as(asSystem, (tx) => lineForVisitor(tx, visitor))

test('visitors are led to what is open, and told when the rest opens', async () => {
  const week = await aCalendar('工作日')
  const refunds = await aQueue('退款', week.id, { keywords: ['退款'] })
  house.setTime(sunday)
  expect(await line({ text: '我要退款' })).toEqual({
    queueId: undefined,
    hours: { state: 'closed', changesAt: '2026-11-23T01:00:00.000Z', note: null },
  })
  expect(await house.as(asSystem, chatHours)).toMatchObject({ state: 'closed' })

  const always = await aQueue('咨询', null, { isDefault: true })
  expect((await line({ text: '我要退款' })).queueId).toBe(always)
  // What she asked for herself is not changed for another.
  expect(await line({ asked: refunds })).toMatchObject({ queueId: undefined, hours: { state: 'closed' } })
  expect(await house.as(asSystem, chatHours)).toMatchObject({ state: 'open', changesAt: null })

  house.setTime(monday)
  expect((await line({ text: '我要退款' })).queueId).toBe(refunds)
  expect(await house.as(asSystem, (tx) => queueHours(tx, refunds))).toEqual({
    state: 'open',
    changesAt: '2026-11-23T10:00:00.000Z',
    note: null,
  })
  expect(await house.as(asSystem, (tx) => queueHours(tx, always))).toMatchObject({ state: 'open' })
})

test('a queue follows a calendar that is there, and no other', async () => {
  await expect(aQueue('夜间', newId())).rejects.toMatchObject({ refusal: { status: 404 } })
  const { id } = await aCalendar('全天', roundTheClock)
  expect(await aQueue('夜间', id)).toBeDefined()
})
