// Queues open and close by their calendars; one without a calendar is open round the clock.
import { alwaysOpen, bestOpening, type Opening, openingAt } from '#calendar/core'
import { calendarsById } from '#calendar/server'
import type { Tx } from '#platform/action'
import type { Db } from '#platform/database'
import { found, type Id } from '#protocol'
import { queueFor } from '#routing/core'
import { allQueues, queueById, type QueueRow } from './store-queues.ts'

/** Whether a queue takes contacts at this instant, and when that changes. */
export async function queueHours(tx: Tx, queueId: Id): Promise<Opening> {
  const queue = found(await queueById(tx.db, queueId), 'queue')
  const [{ hours } = { hours: alwaysOpen }] = await withHours(tx.db, [queue], tx.now)
  return hours
}

export type Line = {
  /** Where she waits; undefined while nothing takes chats. */
  queueId: Id | undefined
  hours: Opening
}

/**
 * Where a visitor waits: only what is open by its calendar is chosen from, but a queue she asked for herself is
 * never changed for another. Closed, `hours` are those of what would open for her first.
 */
export async function lineForVisitor(
  tx: Tx,
  visitor: { asked?: Id | undefined; text?: string | undefined },
): Promise<Line> {
  const rows = (await allQueues(tx.db)).filter(({ channel, state }) => channel === 'chat' && state === 'open')
  const asked = rows.filter(({ id }) => id === visitor.asked)
  const queues = await withHours(tx.db, asked.length > 0 ? asked : rows, tx.now)
  const open = queues.filter(({ hours }) => hours.state !== 'closed')
  const chosen = queueFor(open, { channel: 'chat', ...visitor })
  const hours = chosen ? chosen.hours : bestOpening(queues.map((queue) => queue.hours))
  return { queueId: chosen?.id, hours }
}

/** Where a visitor waits; undefined when no chat queue is open. */
export async function queueForVisitor(
  tx: Tx,
  visitor: { asked?: Id | undefined; text?: string | undefined },
): Promise<Id | undefined> {
  return (await lineForVisitor(tx, visitor)).queueId
}

/** What is told before anybody asks for anything: open while any queue is. */
export async function chatHours(tx: Tx): Promise<Opening> {
  const rows = (await allQueues(tx.db)).filter(({ channel, state }) => channel === 'chat' && state === 'open')
  return bestOpening((await withHours(tx.db, rows, tx.now)).map(({ hours }) => hours))
}

export async function withHours<Row extends QueueRow>(
  db: Db,
  rows: readonly Row[],
  now: Date,
): Promise<(Row & { isDefault: boolean; hours: Opening })[]> {
  const calendars = await calendarsById(
    db,
    rows.flatMap((row) => row.calendar_id ?? []),
  )
  return rows.map((row) => {
    const calendar = row.calendar_id === null ? undefined : calendars.get(row.calendar_id)
    const hours = calendar ? openingAt(calendar, now) : alwaysOpen
    return { ...row, isDefault: row.is_default, hours }
  })
}
