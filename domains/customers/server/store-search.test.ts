import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import { customerPage, type CustomerFilter, type CustomerSort } from './store-search.ts'

let house: TestOrganisation
/** As a plain filter and a plain sort find them. */
let everybody: { id: string; search_keys: string; name_key: string; seen_at: Date; level: number }[]

beforeAll(async () => {
  house = await testOrganisation()
  await sql`
    insert into customers (id, name, name_key, level, needs, tags, search_keys, created_at, seen_at)
    select gen_random_uuid(), 'name ' || n, lpad((n * 7919 % 4000)::text, 5, '0'), n % 3, '[]', '{}',
           case when n % 10 < 6 then ' common' else '' end || case when n % 3 = 0 then ' third' else '' end ||
           case when n > 3950 then ' lately' else '' end || case when n % 1300 = 7 then ' rarely' else '' end || ' all',
           '2026-01-01', '2026-01-01'::timestamptz + n % 1500 * interval '1 minute'
      from generate_series(1, 4000) n`.execute(house.organisation.db)
  const { rows } = await sql<(typeof everybody)[number]>`
    select id, search_keys, name_key, seen_at, level from customers`.execute(house.organisation.db)
  everybody = rows
})
afterAll(() => house.close())

function plainly(word: string, sort: CustomerSort, level?: number): string[] {
  const isBefore = (one: (typeof everybody)[number], other: (typeof everybody)[number]) =>
    sort === 'name'
      ? one.name_key.localeCompare(other.name_key) || (one.id < other.id ? -1 : 1)
      : +other.seen_at - +one.seen_at || (one.id > other.id ? -1 : 1)
  return everybody
    .filter((row) => row.search_keys.includes(` ${word}`) && (level === undefined || row.level === level))
    .toSorted(isBefore)
    .map(({ id }) => id)
}

async function pageByPage(filter: CustomerFilter, sort: CustomerSort, most: number): Promise<string[]> {
  const ids: string[] = []
  let after: (string | number)[] | undefined
  while (ids.length < most) {
    const rows = await customerPage(house.organisation.reading, filter, { sort, after, limit: 60 })
    const page = rows.slice(0, 60)
    ids.push(...page.map(({ id }) => id))
    const last = page.at(-1)
    if (!last || rows.length <= 60) break
    after = [sort === 'name' ? last.name_key : last.seen_at.toISOString(), last.id]
  }
  return ids
}

test.each(['common', 'third', 'lately', 'rarely', 'all', 'nobody'])(
  'a search for "%s" finds the same, in the same order, however many match and whichever way is taken',
  async (word) => {
    for (const sort of ['seen', 'name'] as const) {
      for (const isTelling of [true, false]) {
        const filter = { pattern: `% ${word}%`, isTelling }
        expect(await pageByPage(filter, sort, 500)).toEqual(plainly(word, sort).slice(0, 540))
        expect(await pageByPage({ ...filter, level: 2 }, sort, 500)).toEqual(
          plainly(word, sort, 2).slice(0, 540),
        )
      }
    }
  },
)
