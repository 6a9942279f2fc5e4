import { calendarsById } from '#calendar/server'
import { type Action, announce, audit, newId, type Tx } from '#platform/action'
import { found, type Id, Refused, refuseIf } from '#protocol'
import {
  type createQueue as declaredCreate,
  type NewQueue,
  queueChanged,
  type QueueSettings,
  type QueueShown,
  type updateQueue as declaredUpdate,
  wholeQueue,
  whyNotOverflow,
  whyNotSettings,
} from '#routing/core'
import {
  allQueues,
  clearDefault,
  insertQueue,
  insertQueueSkills,
  lockQueues,
  queueToChange,
  removeQueueSkills,
  saveQueue,
  shownQueue,
} from './store-queues.ts'

/** For the set-up too: opens a queue with these settings, and the usual rules where nothing is said. */
export async function createQueue(tx: Tx, newQueue: NewQueue): Promise<QueueShown> {
  const settings = wholeQueue(newQueue)
  const queue = { id: newId(), version: 1, ...settings }
  await check(tx, queue)
  if (queue.isDefault) await clearDefault(tx.db, queue.channel, queue.id)
  await insertQueue(tx.db, queue.id, settings, tx.now)
  await demand(tx, queue.id, settings.requires)
  await announce(tx, queueChanged({ queueId: queue.id }, { version: 1 }))
  await audit(tx, { action: 'routing.create-queue', subject: subjectOf(queue), after: queue })
  return queue
}

export const createQueueByPerson: Action<typeof declaredCreate> = (tx, { body }) => createQueue(tx, body)

export const updateQueue: Action<typeof declaredUpdate> = async (tx, { params, body }) => {
  await lockQueues(tx.db)
  const before = shownQueue(found(await queueToChange(tx.db, params.queueId), 'queue'))
  if (before.version !== body.version) {
    throw new Refused({ code: 'routing.stale', status: 409, facts: { version: before.version } })
  }
  const queue: QueueShown = { ...before, ...body, version: before.version + 1 }
  await check(tx, queue)
  if (queue.isDefault && !before.isDefault) await clearDefault(tx.db, queue.channel, queue.id)
  await saveQueue(tx.db, queue.id, queue, queue.version)
  await removeQueueSkills(tx.db, queue.id)
  await demand(tx, queue.id, queue.requires)
  await announce(tx, queueChanged({ queueId: queue.id }, { version: queue.version }))
  await audit(tx, { action: 'routing.update-queue', subject: subjectOf(queue), before, after: queue })
  return queue
}

async function check(tx: Tx, queue: QueueShown): Promise<void> {
  refuseIf(whyNotSettings(queue), 'routing', 422)
  await lockQueues(tx.db)
  const all = await allQueues(tx.db)
  const holder = all.find(({ name }) => name === queue.name)
  refuseIf(holder !== undefined && holder.id !== queue.id ? 'name-taken' : undefined, 'routing')
  const others = all.filter(({ id }) => id !== queue.id).map(shownQueue)
  refuseIf(whyNotOverflow(queue, others), 'routing', 422)
  if (queue.calendarId)
    found((await calendarsById(tx.db, [queue.calendarId])).get(queue.calendarId), 'calendar')
}

async function demand(tx: Tx, queueId: Id, skills: QueueSettings['requires']): Promise<void> {
  try {
    await insertQueueSkills(tx.db, queueId, skills)
  } catch (error) {
    const isUnknown = error instanceof Error && 'code' in error && error.code === '23503'
    throw isUnknown
      ? new Refused({ code: 'protocol.not-found', status: 404, facts: { what: 'skill' } })
      : error
  }
}

function subjectOf({ id, name }: QueueShown) {
  return { kind: 'queue', id, label: name }
}
