// A message left out of hours waits here, and then in its queue like any other contact.
import { lockContact } from '#contacts/server'
import type { Tx } from '#platform/action'
import type { DueWork } from '#platform/due'
import type { Id } from '#protocol'
import { enqueue, lineForVisitor } from '#routing/server'
import { leftMessageForUpdate, leftMessagesDue, lookAgainAt } from './store.ts'

export const putLeftMessagesInLine: DueWork = {
  name: 'channels-chat.put-left-messages-in-line',
  due: leftMessagesDue,
  act: lookAtLeft,
}

/** A queue that people close and open by hand tells nobody when; and a calendar may be changed meanwhile. */
const betweenLooksMilliseconds = 60_000
const longestMilliseconds = 10 * 60_000

export async function lookAtLeft(tx: Tx, contactId: Id): Promise<void> {
  const left = await leftMessageForUpdate(tx.db, contactId)
  if (!left || left.dueAt === null || left.dueAt > tx.now) return
  const contact = await lockContact(tx, contactId)
  // A queue that was closed for good gives way to another that is open.
  const { queueId, hours } = await lineForVisitor(tx, { asked: left.queueId })
  if (contact?.state === 'waiting' && !queueId) {
    return lookAgainAt(tx.db, contactId, nextLook(tx.now, hours.changesAt))
  }
  await lookAgainAt(tx.db, contactId, null)
  if (contact?.state === 'waiting' && contact.queueId === null && queueId) {
    await enqueue(tx, { contactId, queueId, channel: 'chat' })
  }
}

function nextLook(now: Date, changesAt: string | null): Date {
  const until = changesAt === null ? 0 : Date.parse(changesAt) - now.getTime()
  return new Date(
    now.getTime() + (until > 0 ? Math.min(until, longestMilliseconds) : betweenLooksMilliseconds),
  )
}
