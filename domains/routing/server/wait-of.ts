// What a visitor who waits is told. Hundreds ask every few seconds: one look at the line serves them all for a while.
import type { Organisation } from '#platform/organisations'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { inOrderOfService, type Pace, paceMilliseconds, waitEstimate } from '#routing/core'
import { type InLineRow, paceOfQueues, waitingInLine } from './store-waits.ts'

/** `expectedSeconds` is null where too little happened of late to judge. */
export type Wait = { position: number; expectedSeconds: number | null }

/** Undefined for a contact that does not wait. One that rings already, or is kept for one person, has nobody before it. */
export async function waitOf(tx: Tx, contactId: Id): Promise<Wait | undefined> {
  const known = await waitsNoOlderThan(tx, freshMilliseconds)
  return known.get(contactId) ?? (await waitsNoOlderThan(tx, hastyMilliseconds)).get(contactId)
}

type Waits = ReadonlyMap<Id, Wait>

const freshMilliseconds = 2_000
/** Who has just come is not in the last look; nor is who has just gone, and all who go ask once more. */
const hastyMilliseconds = 300
const looks = new WeakMap<Organisation, { at: number; waits: Promise<Waits> }>()

async function waitsNoOlderThan(tx: Tx, milliseconds: number): Promise<Waits> {
  const { organisation } = tx
  const now = tx.now.getTime()
  const last = looks.get(organisation)
  if (last && Math.abs(now - last.at) < milliseconds) return last.waits
  const waits = look(tx, now)
  looks.set(organisation, { at: now, waits })
  waits.catch(() => looks.delete(organisation))
  return waits
}

async function look(tx: Tx, now: number): Promise<Waits> {
  const rows = await waitingInLine(tx.db)
  const paces = await paceOfQueues(tx.db, new Date(now - paceMilliseconds))
  const queues = Map.groupBy(rows, (row) => row.queue_id)
  return new Map([...queues].flatMap(([queueId, queue]) => waitsIn(queue, paces.get(queueId), now)))
}

function waitsIn(rows: readonly InLineRow[], pace: Pace | undefined, now: number): [Id, Wait][] {
  const [apart, inLine] = [rows.filter(isApart), rows.filter((row) => !isApart(row))]
  const order = inOrderOfService(
    inLine.map((row) => ({
      id: row.contact_id,
      priority: row.priority,
      returned: row.returned,
      since: row.since.getTime(),
      agedAt: row.aged_at.getTime(),
    })),
    now,
  )
  return [
    ...apart.map((row): [Id, Wait] => [
      row.contact_id,
      { position: 1, expectedSeconds: row.rings ? waitEstimate(0, pace, now) : null },
    ]),
    ...order.map((id, ahead): [Id, Wait] => [
      id,
      { position: ahead + 1, expectedSeconds: waitEstimate(ahead, pace, now) },
    ]),
  ]
}

function isApart({ rings, is_kept }: InLineRow): boolean {
  return rings || is_kept
}
