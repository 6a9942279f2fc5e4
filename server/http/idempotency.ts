// The same request twice gives the same answer and happens once.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { actorId, Refused } from '#protocol'
import type { Tx } from '#platform/action'

export type Repeatable = { key: string; endpoint: string; input: unknown }

/** Runs `work` unless this actor already made this very request; then gives that answer again. */
export async function onceOnly(
  tx: Tx,
  repeatable: Repeatable,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const actorKey = `${tx.actor.kind}:${actorId(tx.actor) ?? tx.origin.address ?? ''}`
  const hash = createHash('sha256').update(JSON.stringify(repeatable.input)).digest('hex')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${actorKey} ${repeatable.key}`}, 4600))`.execute(
    tx.db,
  )
  const before = await tx.db
    .selectFrom('idempotency_keys')
    .select(['endpoint', 'request_hash', 'answer'])
    .where('actor_key', '=', actorKey)
    .where('key', '=', repeatable.key)
    .executeTakeFirst()
  if (before) {
    if (before.endpoint !== repeatable.endpoint || before.request_hash !== hash) {
      throw new Refused({ code: 'protocol.key-reused', status: 422 })
    }
    return before.answer
  }
  const answer = await work()
  await tx.db
    .insertInto('idempotency_keys')
    .values({
      actor_key: actorKey,
      key: repeatable.key,
      endpoint: repeatable.endpoint,
      request_hash: hash,
      status: 200,
      answer: JSON.stringify(answer),
      at: tx.now,
    })
    .execute()
  return answer
}
