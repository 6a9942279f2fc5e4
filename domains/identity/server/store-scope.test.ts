import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { type Belonging, covers, type Scope } from '#protocol'
import { withinScope } from './store-scope.ts'

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house.close())

// Few ids, so that scopes and rows meet often.
const ids = [1, 2, 3, 4].map((n) => `01960000-0000-7000-8000-00000000000${n}`)
const id = fc.constantFrom(...ids)
const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ reach: 'none' }),
  fc.constant<Scope>({ reach: 'all' }),
  fc.record({
    reach: fc.constant('some' as const),
    personId: fc.option(id),
    unitIds: fc.uniqueArray(id, { maxLength: 3 }),
  }),
)
const row: fc.Arbitrary<Belonging> = fc.record({ personId: fc.option(id), unitId: fc.option(id) })

test('the database finds exactly the rows that core says are within reach', async () => {
  await fc.assert(
    fc.asyncProperty(scope, fc.array(row, { minLength: 1, maxLength: 12 }), async (reach, rows) => {
      const found = await house.as(asSystem, async (tx) => {
        const answer = await sql<{ at: number }>`
          select t.at::int as at
            from jsonb_to_recordset(${JSON.stringify(rows.map((it, at) => ({ at, ...it })))}::jsonb)
                 as t(at int, "personId" uuid, "unitId" uuid)
           where ${withinScope(reach, { person: 't.personId', unit: 't.unitId' })}
           order by t.at`.execute(tx.db)
        return answer.rows.map(({ at }) => at)
      })
      const expected = rows.flatMap((it, at) => (covers(reach, it) ? [at] : []))
      expect(found).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})

test('rows that belong to no person or to no unit are within nobody’s part', async () => {
  const some: Scope = { reach: 'some', personId: ids[0] ?? null, unitIds: ids }
  const text = (columns: Parameters<typeof withinScope>[1]) =>
    sql`select 1 where ${withinScope(some, columns)}`.compile(house.organisation.db).sql
  expect(text({ person: null, unit: null })).toBe('select 1 where false')
})
