// What the database finds out before we do, and what a stale write is told.
import { type Id, Refused } from '#protocol'
import type { Tx } from '#platform/action'
import { lastChangeOf } from '#identity/server'

const taken: Readonly<Record<string, string>> = {
  people_staff_number: 'staff-number-taken',
  people_email: 'email-taken',
  auth_users_email_key: 'email-taken',
  skills_name: 'skill-name-taken',
  units_parent_id_name_key: 'unit-name-taken',
}

/** Turns a broken constraint into the reason a person can mend. */
export async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const { code, constraint } = databaseError(error)
    const reason = code === '23505' && constraint !== undefined ? taken[constraint] : undefined
    if (reason !== undefined) throw new Refused({ code: `people.${reason}`, status: 409 })
    if (code === '23503') throw new Refused({ code: 'people.unit-in-use', status: 409 })
    if (code === '23514') throw new Refused({ code: 'people.level-not-below-parent', status: 409 })
    throw error
  }
}

function databaseError(error: unknown): { code?: string; constraint?: string } {
  if (!(error instanceof Error)) return {}
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
  }
}

/** Refuses a write that did not see the newest version, and says what changed since. */
export async function refuseStale(
  tx: Tx,
  seen: number,
  row: { id: Id; version: number },
  kind: 'person' | 'unit' | 'skill',
): Promise<void> {
  if (seen === row.version) return
  const last = await lastChangeOf(tx.db, { kind, id: row.id })
  const facts = {
    version: row.version,
    by: last?.by ?? '',
    at: last?.at.toISOString() ?? '',
    fields: last?.fields.join(', ') ?? '',
  }
  throw new Refused({ code: 'people.stale', status: 409, facts })
}
