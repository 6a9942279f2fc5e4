// Cursors of lists: where the page before ended, not how many rows to skip.
import { type RawBuilder, sql } from 'kysely'
import { Refused } from '#protocol'

/** The cursor's values in the order of the list, or undefined on the first page. */
export function readCursor(cursor: string | undefined, length: number): (string | number)[] | undefined {
  if (cursor === undefined) return undefined
  const values = parsed(cursor)
  const sound =
    Array.isArray(values) &&
    values.length === length &&
    values.every((value) => typeof value === 'string' || typeof value === 'number')
  if (!sound) throw new Refused({ code: 'protocol.bad-cursor', status: 400 })
  return values
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/** The page to send and the cursor behind it; ask the database for one row more than the limit. */
export function nextCursor<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => (string | number)[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || last === undefined) return { items, next: null }
  return { items, next: Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') }
}

/** `(name_key, id) > ($1, $2)` for the rows behind a cursor; true on the first page. */
export function keysetAfter(
  columns: readonly string[],
  values: readonly (string | number)[] | undefined,
  direction: 'ascending' | 'descending' = 'ascending',
): RawBuilder<boolean> {
  if (values === undefined) return sql<boolean>`true`
  const left = sql.join(columns.map((column) => sql.ref(column)))
  const right = sql.join(values.map((value) => sql`${value}`))
  return direction === 'ascending'
    ? sql<boolean>`(${left}) > (${right})`
    : sql<boolean>`(${left}) < (${right})`
}
