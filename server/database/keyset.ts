// Cursors of lists: where the page before ended, not how many rows to skip.
import { type RawBuilder, sql } from 'kysely'
import { Refused } from '#protocol'

/** What a cursor holds; PostgreSQL would fail on an id that is none. */
export type CursorPart = 'id' | 'instant' | 'text' | 'number'

const looks: Readonly<Record<CursorPart, (value: unknown) => boolean>> = {
  id: (value) => typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value),
  instant: (value) => typeof value === 'string' && /^(?!0000)\d{4}-/.test(value) && isAsWritten(value),
  text: (value) => typeof value === 'string' && !value.includes('\0'),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
}

/** Only what `toISOString` gives, which is what we put in. */
function isAsWritten(instant: string): boolean {
  const at = new Date(instant)
  return !Number.isNaN(at.getTime()) && at.toISOString() === instant
}

/** The cursor's values in the order of the list, or undefined on the first page. */
export function readCursor(
  cursor: string | undefined,
  parts: number | readonly CursorPart[],
): (string | number)[] | undefined {
  if (cursor === undefined) return undefined
  const values = parsed(cursor)
  const sound =
    Array.isArray(values) && (typeof parts === 'number' ? areScalars(values, parts) : areLike(values, parts))
  if (!sound) throw new Refused({ code: 'protocol.bad-cursor', status: 400 })
  return values
}

const areScalars = (values: unknown[], length: number): boolean =>
  values.length === length && values.every((value) => typeof value === 'string' || typeof value === 'number')

const areLike = (values: unknown[], parts: readonly CursorPart[]): boolean =>
  values.length === parts.length && parts.every((part, index) => looks[part](values[index]))

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/** A cursor behind these values. */
export const cursorAt = (values: (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** The page to send and the cursor behind it; ask the database for one row more than the limit. */
export function nextCursor<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => (string | number)[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || last === undefined) return { items, next: null }
  return { items, next: cursorAt(keyOf(last)) }
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
