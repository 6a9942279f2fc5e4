import { setTimeout as pause } from 'node:timers/promises'
import { type Actor, type Id, Refused, type StoredEvent } from '#protocol'
import { type Db, hasOtherColumns } from '#platform/database'
import type { Organisation } from '#platform/organisations'
import type { AuditEntry } from './audit.ts'
import { storeAnnounced } from './announce.ts'
import type { Origin, Tx } from './tx.ts'

/** Who wants something done, where, when and why. */
export type Act = {
  organisation: Organisation
  actor: Actor
  /** The permission whose scope becomes `tx.scope`; without one the scope is empty. */
  permission?: string | undefined
  now: Date
  causeId?: Id | null
  origin?: Origin
  requestHeaders?: Headers
  /** It only reads: without a transaction, each statement sees the newest there is, and PostgreSQL refuses to write. */
  readOnly?: boolean
}

const fromInside: Origin = { address: null, userAgent: null, requestId: null }

/**
 * Runs one action in one transaction. Deadlocks, serialisation failures and plans that a migration outdated are tried again;
 * what was announced reaches screens, router and reactions only after the commit.
 */
export async function perform<Result>(
  act: Act,
  work: (tx: Tx) => Promise<Result>,
): Promise<{ result: Result; headers: Headers }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(act, work)
    } catch (error) {
      if (attempt >= 4 || !isContention(error)) throw error
      await pause(5 * attempt * attempt)
    }
  }
}

async function once<Result>(act: Act, work: (tx: Tx) => Promise<Result>) {
  const { organisation } = act
  const announced: StoredEvent[] = []
  const audited: AuditEntry[] = []
  const afterwards: (() => void)[] = []
  const headers = new Headers()
  const run = async (db: Db): Promise<{ result: Result } | { refused: Refused }> => {
    const tx: Tx = {
      db,
      organisation,
      actor: act.actor,
      scope: act.permission ? organisation.scopeOf(act.actor, act.permission) : { reach: 'none' },
      scopeOf: (permission) => organisation.scopeOf(act.actor, permission),
      now: act.now,
      causeId: act.causeId ?? null,
      origin: act.origin ?? fromInside,
      announced,
      audited,
      afterCommit: (then) => afterwards.push(then),
      request: { headers: act.requestHeaders ?? new Headers() },
      answer: { headers },
    }
    const outcome = await outcomeOf(tx, work)
    await storeAnnounced(tx)
    return outcome
  }
  const outcome = await (act.readOnly
    ? run(organisation.reading)
    : organisation.db.transaction().execute(run))
  organisation.feed.publish(announced)
  for (const then of afterwards) then()
  if ('refused' in outcome) throw outcome.refused
  return { result: outcome.result, headers }
}

/** A refusal that keeps its changes is committed as an answer is. */
async function outcomeOf<Result>(
  tx: Tx,
  work: (tx: Tx) => Promise<Result>,
): Promise<{ result: Result } | { refused: Refused }> {
  try {
    return { result: await work(tx) }
  } catch (error) {
    if (error instanceof Refused && error.keepsChanges) return { refused: error }
    throw error
  }
}

function isContention(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === '40001' || code === '40P01' || hasOtherColumns(error)
}
