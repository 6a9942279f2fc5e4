import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askingOf, chatEndpoints, millisecondsOf, someMore, usualLimits } from '#channels-chat/core'
import { type Door, knock, look, newVisitor, openDoor, startedBy, write } from './door-for-tests.ts'
import { forgetSetup } from './recent-setup.ts'
import { take, usedUntil } from './store-allowances.ts'

let door: Door
beforeAll(async () => {
  door = await openDoor('flood')
})
afterAll(() => door.close())

test('every call of the widget counts as something', () => {
  expect(Object.keys(askingOf).toSorted()).toEqual(chatEndpoints.map(({ id }) => id).toSorted())
})

test('who floods waits as many seconds as she is told in a sentence, and nobody else does', async () => {
  const [flooding, calm] = [await newVisitor(door), await newVisitor(door)]
  const [id, calmId] = [await startedBy(door, flooding), await startedBy(door, calm)]
  door.house.setTime(new Date('2026-11-22T03:00:00Z'))
  const { burst } = usualLimits.visitor.message
  for (let count = 0; count < burst; count++) {
    expect((await write(door, flooding, id, `m${count}`)).statusCode).toBe(200)
  }
  const refused = await write(door, flooding, id, 'more')
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '2'])
  expect(refused.json()).toMatchObject({
    code: 'channels-chat.too-many',
    title: '发送得太快了，请等 2 秒再试。内容还在。',
  })
  expect((await write(door, calm, calmId, '我慢慢写')).statusCode).toBe(200)
  door.house.setTime(new Date('2026-11-22T03:00:02Z'))
  expect((await write(door, flooding, id, 'later')).statusCode).toBe(200)
  door.house.setTime(new Date())
})

test('one address cannot make visitors without end, nor can a whole IPv6 network of one customer', async () => {
  door.house.setTime(new Date('2026-11-22T04:00:00Z'))
  const from = async (address: string) => {
    const options = { method: 'POST', url: '/api/v1/widget/visitors', payload: { language: 'en' } } as const
    return (await knock(door, options, { address })).statusCode
  }
  for (let count = 0; count < usualLimits.address.visitor.burst; count++) {
    expect(await from(`2001:db8:1:2::${count.toString(16)}`)).toBe(200)
  }
  expect(await from('2001:db8:1:2:ffff::1')).toBe(429)
  expect(await from('2001:db8:1:3::1')).toBe(200)
  expect(await from('203.0.113.7')).toBe(200)
  door.house.setTime(new Date())
})

test('guessing is counted too, though every guess is refused', async () => {
  const guesser = await newVisitor(door)
  door.house.setTime(new Date('2026-11-22T05:00:00Z'))
  const statuses = new Set<number>()
  for (let count = 0; count < 200; count++) {
    const contactId = `01938f2a-0000-7000-8000-${String(count).padStart(12, '0')}`
    const options = { method: 'GET', url: `/api/v1/widget/conversations/${contactId}` } as const
    statuses.add((await knock(door, options, guesser)).statusCode)
  }
  expect([...statuses]).toEqual([404, 429])
  door.house.setTime(new Date())
})

test('the centre sets other limits, and they hold at once', async () => {
  const visitor = await newVisitor(door)
  const id = await startedBy(door, visitor)
  const limits = {
    visitor: { ...usualLimits.visitor, message: { burst: 1, perMinute: 1 } },
    address: usualLimits.address,
  }
  await door.house.organisation.pool.query('update chat_settings set limits = $1', [JSON.stringify(limits)])
  forgetSetup(door.house.organisation)
  expect((await write(door, visitor, id, '一')).statusCode).toBe(200)
  expect((await write(door, visitor, id, '二')).statusCode).toBe(429)
  expect((await look(door, visitor)).statusCode).toBe(200)
  await door.house.organisation.pool.query(`update chat_settings set limits = '{}'`)
  forgetSetup(door.house.organisation)
})

test('more bytes than a day allows are refused before they are kept', async () => {
  const visitor = await newVisitor(door)
  const id = await startedBy(door, visitor)
  const limits = { visitor: { ...usualLimits.visitor, megabytesPerDay: 1 }, address: usualLimits.address }
  await door.house.organisation.pool.query('update chat_settings set limits = $1', [JSON.stringify(limits)])
  forgetSetup(door.house.organisation)
  const send = async (clientId: string) => {
    const answer = await knock(
      door,
      {
        method: 'POST',
        url: `/api/v1/widget/conversations/${id}/attachments?clientId=${clientId}`,
        headers: { 'x-file-name': 'log.txt', 'content-type': 'text/plain' },
        payload: Buffer.alloc(700_000, 'a'),
      },
      visitor,
    )
    return answer.statusCode
  }
  expect(await send('01938f2a-0000-7000-8000-0000000000a1')).toBe(200)
  expect(await send('01938f2a-0000-7000-8000-0000000000a2')).toBe(429)
  await door.house.organisation.pool.query(`update chat_settings set limits = '{}'`)
  forgetSetup(door.house.organisation)
})

test('the database decides as core does, whatever comes in whatever order', async () => {
  const { db } = door.house.organisation
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.record({ burst: fc.integer({ min: 1, max: 20 }), perMinute: fc.integer({ min: 1, max: 300 }) }),
      fc.array(
        fc.record({ after: fc.integer({ min: -5_000, max: 20_000 }), count: fc.integer({ min: 1, max: 4 }) }),
        {
          maxLength: 12,
        },
      ),
      async (allowance, asked) => {
        const key = `property ${++run}`
        let now = Date.UTC(2026, 10, 22)
        let kept: number | undefined
        for (const { after, count } of asked) {
          now += after
          const outcome = someMore(kept, allowance, now, count)
          const taken = await take(db, {
            key,
            now: new Date(now),
            milliseconds: millisecondsOf(Math.min(count, allowance.burst), allowance),
            roomMilliseconds: millisecondsOf(allowance.burst, allowance),
          })
          expect(taken).toBe('usedUntil' in outcome)
          kept = await usedUntil(db, key)
          if ('usedUntil' in outcome) expect(Math.abs((kept ?? 0) - outcome.usedUntil)).toBeLessThanOrEqual(1)
        }
      },
    ),
    { numRuns: 40 },
  )
})
