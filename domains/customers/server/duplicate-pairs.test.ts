import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contacts from '#contacts/server'
import type { Candidate, CustomerPage, DuplicatePair } from '#customers/core'
import { asSystem } from '#platform/testing'
import type { Id, Page } from '#protocol'
import { listDuplicatePairs } from './duplicate-pairs.ts'
import { code, type FrontDesk, frontDesk } from './front-desk-of-tests.ts'

let desk: FrontDesk
beforeAll(async () => {
  desk = await frontDesk(contacts)
})
afterAll(() => desk?.close())

async function everyPair(limit: number): Promise<DuplicatePair[]> {
  const found: DuplicatePair[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const more: string = cursor && `&cursor=${cursor}`
    const asked = await desk.ask<Page<DuplicatePair>>(
      'leader',
      'GET',
      `/customer-duplicates?limit=${limit}${more}`,
    )
    expect(asked.status).toBe(200)
    found.push(...asked.answer.items)
    cursor = asked.answer.next
  }
  return found
}

const among = (all: readonly DuplicatePair[], ids: readonly Id[]) =>
  all
    .filter(({ one, other }) => ids.includes(one.id) && ids.includes(other.id))
    .map(({ one, other, reasons }) => [ids.indexOf(one.id), ids.indexOf(other.id), reasons])

test('everybody who may be there twice is listed with what speaks for it, page after page', async () => {
  const made: CustomerPage[] = []
  for (const wanted of [
    { name: '赵桂英', phones: ['13700002222'] },
    { name: '周亮', phones: ['13700002222'] },
    { name: '趙貴英', phones: ['13700002222'] },
    { name: '吴芳', emails: ['wu@example.com'] },
    { name: '吴女士', emails: ['Wu@Example.com'], phones: ['13700003333'] },
    { name: '郑爽', birthday: '1990-03-08' },
    { name: '鄭爽', birthday: '03-08' },
    { name: '郑爽', birthday: '1960-03-08' },
    { name: '王一', idNumber: '110101199001011234' },
    { name: '王二', idNumber: '110101199001011234' },
  ]) {
    made.push(await desk.make(wanted))
  }
  const ids = made.map(({ id }) => id)
  const expected = [
    [9, 8, ['same-id-number']],
    [7, 6, ['same-name', 'same-birthday']],
    [6, 5, ['same-name', 'same-birthday']],
    [4, 3, ['same-email']],
    [2, 0, ['same-phone', 'sounds-alike']],
  ]
  expect(among(await everyPair(50), ids)).toEqual(expected)
  expect(among(await everyPair(1), ids)).toEqual(expected)
  for (const { one, other, score } of await everyPair(2)) {
    const { answer } = await desk.ask<{ items: Candidate[] }>(
      'leader',
      'GET',
      `/customers/${other.id}/duplicates`,
    )
    expect(answer.items).toContainEqual(
      expect.objectContaining({ score, customer: expect.objectContaining({ id: one.id }) }),
    )
  }
})

test('who was told apart, and who was merged, is listed no more; an agent lists nobody', async () => {
  const idNumber = '310101198001014321'
  const made = [
    await desk.make({ name: '钱一', idNumber }),
    await desk.make({ name: '钱二', idNumber }),
    await desk.make({ name: '钱三', idNumber }),
  ]
  const ids = made.map(({ id }) => id)
  const listed = async () => among(await everyPair(50), ids).map(([one, other]) => [one, other])
  expect(await listed()).toEqual([
    [2, 1],
    [2, 0],
    [1, 0],
  ])
  await desk.ask('leader', 'POST', `/customers/${ids[0] ?? ''}/distinctions`, { otherId: ids[2] })
  expect(await listed()).toEqual([
    [2, 1],
    [1, 0],
  ])
  const merge = { otherId: ids[2], version: 1, otherVersion: 1 }
  await desk.ask('leader', 'POST', `/customers/${ids[1] ?? ''}/merges`, merge)
  expect(await listed()).toEqual([[1, 0]])
  const refused = await desk.ask('agent', 'GET', '/customer-duplicates')
  expect(refused.status).toBe(403)
  const broken = await desk.ask('leader', 'GET', '/customer-duplicates?cursor=WyJ4IiwieSJd')
  expect([broken.status, code(broken)]).toEqual([400, 'protocol.bad-cursor'])
})

test('one page walks past no more than so many, and the next goes on from there', async () => {
  const pages: Page<DuplicatePair>[] = []
  const walkTwo = (cursor: string | undefined) =>
    desk.house.as(asSystem, (tx) =>
      listDuplicatePairs(tx, { params: {}, query: { ...(cursor && { cursor }) }, body: {} }, 2),
    )
  let next: string | null | undefined
  while (next !== null) {
    const page = await walkTwo(next)
    pages.push(page)
    next = page.next
  }
  expect(pages.length).toBeGreaterThan(4)
  expect(pages.flatMap(({ items }) => items)).toEqual(await everyPair(50))
})
