// The same scope that core tests a row with, as a WHERE.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#protocol'

/** Which columns say whose a row is; null where the rows have no such thing. */
export type BelongingColumns = { person: string | null; unit: string | null }

/** `covers(scope, row)` compiled for the rows of a query. */
export function withinScope(scope: Scope, columns: BelongingColumns): RawBuilder<boolean> {
  if (scope.reach === 'none') return sql<boolean>`false`
  if (scope.reach === 'all') return sql<boolean>`true`
  const conditions: RawBuilder<unknown>[] = []
  if (columns.person !== null && scope.personId !== null) {
    conditions.push(sql`${sql.ref(columns.person)} = ${scope.personId}`)
  }
  if (columns.unit !== null && scope.unitIds.length > 0) {
    conditions.push(sql`${sql.ref(columns.unit)} = any(${[...scope.unitIds]}::uuid[])`)
  }
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`
}
