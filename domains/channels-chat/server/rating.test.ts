import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#protocol'
import {
  agentId,
  type Door,
  end,
  knock,
  newVisitor,
  openDoor,
  reply,
  serve,
  startedBy,
} from './door-for-tests.ts'

let door: Door
beforeAll(async () => {
  door = await openDoor('rating')
})
afterAll(() => door.close())

const rate = (caller: { token: string }, id: Id, more: object = {}) =>
  knock(
    door,
    {
      method: 'PUT',
      url: `/api/v1/widget/conversations/${id}/rating`,
      payload: { score: 5, resolved: 'yes', words: '很快', ...more },
    },
    caller,
  )

async function ended(): Promise<{ visitor: { token: string }; id: Id }> {
  const visitor = await newVisitor(door)
  const id = await startedBy(door, visitor)
  await serve(door, id)
  await reply(door, id, { text: '您好' })
  await end(door, id)
  return { visitor, id }
}

const noon = new Date('2026-11-22T04:00:00Z')
const later = (minutes: number) => door.house.setTime(new Date(noon.getTime() + minutes * 60_000))

test('she rates once, may change her mind for ten minutes, and the row says whom it is about', async () => {
  later(0)
  const { visitor, id } = await ended()
  expect((await rate(visitor, id)).json()).toMatchObject({
    contact: { rating: 5 },
    rating: { words: '很快' },
  })
  later(9)
  expect((await rate(visitor, id, { score: 2, resolved: 'no', words: null })).json()).toMatchObject({
    contact: { rating: 2 },
  })
  later(11)
  expect((await rate(visitor, id)).json()).toMatchObject({ code: 'contacts.rating-fixed' })
  const { rows } = await door.house.organisation.pool.query('select * from ratings where contact_id = $1', [
    id,
  ])
  expect(rows).toMatchObject([{ score: 2, resolved: 'no', words: null, person_id: agentId }])
  const events = await door.house.organisation.pool.query(
    `select type from events where contact_id = $1 and type = 'contact.rated'`,
    [id],
  )
  expect(events.rowCount).toBe(2)
})

test('days later she still may, weeks later no more', async () => {
  later(0)
  const [first, second] = [await ended(), await ended()]
  later(6 * 24 * 60)
  expect((await rate(first.visitor, first.id)).statusCode).toBe(200)
  later(8 * 24 * 60)
  expect((await rate(second.visitor, second.id)).json()).toMatchObject({ code: 'contacts.rating-too-late' })
})

test('what still goes on, what nobody served and what is another’s is not rated', async () => {
  later(0)
  const visitor = await newVisitor(door)
  const id = await startedBy(door, visitor)
  expect((await rate(visitor, id)).json()).toMatchObject({ code: 'contacts.still-open' })
  const url = `/api/v1/widget/conversations/${id}/ending`
  await knock(door, { method: 'POST', url, payload: {} }, visitor)
  expect((await rate(visitor, id)).json()).toMatchObject({ code: 'contacts.nobody-served' })
  const { id: hers } = await ended()
  expect((await rate(visitor, hers)).statusCode).toBe(404)
  expect((await rate(visitor, hers, { score: 6 })).statusCode).toBe(422)
})
