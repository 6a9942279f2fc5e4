// The clock of a wrap-up: set when the contact ends, put off when she asks, and at its end her hand is free.
// What she has typed stays where it is: the contact itself is wrapped up when the form is filled in.
import { contactFor, finishWrapUp, nothingKept } from '#contacts/server'
import { type Action, announce, type Tx } from '#platform/action'
import { found, type Id, refuseIf } from '#protocol'
import {
  agentReleased,
  type extendWrapUp as declared,
  extended,
  fillableHours,
  whyNotExtend,
  type WrapUpClock,
  wrapUpAfter,
  wrapUpBegun,
  wrapUpClock,
  wrapUpExtended,
  wrapUpFinished,
  wrapUpRanOut,
  type WrapUpShown,
} from '#routing/core'
import { aboutAgent } from './change-state.ts'
import { lockedAgent, markBusyAt, removeAssignment } from './store-hands.ts'
import { queueById } from './store-queues.ts'
import {
  deleteWrapUp,
  insertWrapUp,
  lockedWrapUp,
  saveWrapUp,
  type WrapUpRow,
  wrapUpOf,
  wrapUpsBy,
} from './store-wrap-ups.ts'

export async function startClock(
  tx: Tx,
  { contactId, personId, begunAt }: { contactId: Id; personId: Id; begunAt: Date },
): Promise<void> {
  const contact = await contactFor(tx, contactId)
  const queue = contact?.queueId ? await queueById(tx.db, contact.queueId) : undefined
  if (!queue) return
  const clock = wrapUpClock(begunAt.getTime(), {
    seconds: queue.wrap_up_seconds,
    mostExtensions: queue.wrap_up_extensions,
  })
  const row = { contact_id: contactId, person_id: personId, ...asRow(clock) }
  await insertWrapUp(tx.db, row)
  await announce(tx, wrapUpBegun(await aboutWrapUp(tx, row), shownWrapUp(row)))
}

export const extendWrapUp: Action<typeof declared> = async (tx, { params }) => {
  const personId = tx.actor.kind === 'person' ? tx.actor.personId : undefined
  const row = found(await lockedWrapUp(tx.db, params.contactId), 'wrap-up')
  found(row.person_id === personId ? row : undefined, 'wrap-up')
  const clock = clockOf(row)
  refuseIf(whyNotExtend(clock, tx.now.getTime()), 'routing')
  const longer = { ...row, ...asRow(extended(clock)) }
  await saveWrapUp(tx.db, row.contact_id, longer)
  await announce(tx, wrapUpExtended(await aboutWrapUp(tx, row), shownWrapUp(longer)))
  return shownWrapUp(longer)
}

/** Due work: the time is up. */
export async function endClock(tx: Tx, contactId: Id): Promise<void> {
  const seen = await wrapUpOf(tx.db, contactId)
  if (!seen) return
  await lockedAgent(tx.db, seen.person_id)
  const row = await lockedWrapUp(tx.db, contactId)
  const over = row && wrapUpAfter(clockOf(row), tx.now.getTime())
  if (!row || row.over_at !== null || over?.overAt === null || over === undefined) return
  const ranOut = { ...row, ...asRow(over) }
  await saveWrapUp(tx.db, contactId, ranOut)
  const about = await aboutWrapUp(tx, row)
  await announce(tx, wrapUpRanOut(about, shownWrapUp(ranOut)))
  await removeAssignment(tx.db, contactId)
  await markBusyAt(tx.db, row.person_id, tx.now)
  await announce(tx, agentReleased(about, {}))
}

/** On `contact.wrapped-up`. */
export async function stopClock(tx: Tx, contactId: Id): Promise<void> {
  const row = await deleteWrapUp(tx.db, contactId)
  if (row) await announce(tx, wrapUpFinished(await aboutWrapUp(tx, row), shownWrapUp(row)))
}

/** Due work: nobody has filled it in, and nobody remembers any more what there was to say. */
export async function giveUpUnfilled(tx: Tx, contactId: Id): Promise<void> {
  const closed = await finishWrapUp(tx, {
    contactId,
    by: 'clock',
    ...nothingKept,
    reason: 'not-given',
  })
  if (!closed) await stopClock(tx, contactId)
}

export function unfilledSince(now: Date): Date {
  return new Date(now.getTime() - fillableHours * 3_600_000)
}

/** What she has to wrap up, the longest begun first. */
export async function wrapUpsOf(tx: Tx, personId: Id): Promise<WrapUpShown[]> {
  return (await wrapUpsBy(tx.db, personId)).map(shownWrapUp)
}

async function aboutWrapUp(tx: Tx, row: Pick<WrapUpRow, 'contact_id' | 'person_id'>) {
  return { contactId: row.contact_id, ...(await aboutAgent(tx, row.person_id)) }
}

function clockOf(row: WrapUpRow): WrapUpClock {
  return {
    begunAt: row.begun_at.getTime(),
    dueAt: row.due_at.getTime(),
    extensionSeconds: row.extension_seconds,
    extensions: row.extensions,
    mostExtensions: row.most_extensions,
    overAt: row.over_at?.getTime() ?? null,
  }
}

function asRow({ begunAt, dueAt, extensionSeconds, extensions, mostExtensions, overAt }: WrapUpClock) {
  return {
    begun_at: new Date(begunAt),
    due_at: new Date(dueAt),
    extension_seconds: extensionSeconds,
    extensions,
    most_extensions: mostExtensions,
    over_at: overAt === null ? null : new Date(overAt),
  }
}

function shownWrapUp(row: WrapUpRow): WrapUpShown {
  return {
    contactId: row.contact_id,
    begunAt: row.begun_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    extensionSeconds: row.extension_seconds,
    extensionsLeft: row.most_extensions - row.extensions,
    overAt: row.over_at?.toISOString() ?? null,
  }
}
