// What follows when a screen of somebody opens, closes, or dies with its process. Each may be told twice.
import { notify } from '#notices/server'
import { announce, type Tx } from '#platform/action'
import { presenceAfter, presenceRegained, whatReturnMeans, youWereDropped } from '#presence/core'
import type { Id } from '#protocol'
import { aboutAgent, landInNotReady, letGo } from '#routing/server'
import {
  deleteOrphans,
  deleteScreens,
  hasScreens,
  insertScreens,
  lockPerson,
  presenceOf,
  savePresence,
} from './store.ts'
import { tellCustomers } from './tell-customers.ts'

type Screens = { personId: Id; processId: Id }

export async function screensOpened(tx: Tx, { personId, processId }: Screens): Promise<void> {
  await lockPerson(tx.db, personId)
  await insertScreens(tx.db, { processId, personId, since: tx.now })
  const before = await presenceOf(tx.db, personId)
  const after = presenceAfter(before, { type: 'came', at: tx.now.getTime() })
  if (!after || after === before) return
  await savePresence(tx.db, personId, after)
  const means = whatReturnMeans(before)
  if (means === 'goes-on') await goOn(tx, personId)
  if (means === 'was-dropped' && before?.state === 'dropped') {
    await landInNotReady(tx, personId)
    const minutes = Math.max(1, Math.round((tx.now.getTime() - before.since) / 60_000))
    const data = { contacts: before.contacts, minutes }
    const about = { personId }
    await notify(tx, { personIds: [personId], kind: youWereDropped, about, data, urgency: 'soon' })
  }
}

async function goOn(tx: Tx, personId: Id): Promise<void> {
  await letGo(tx, personId, 'line-lost')
  await tellCustomers(tx, personId, 'back')
  await announce(tx, presenceRegained(await aboutAgent(tx, personId), {}))
}

/** `at`: when the last of them was heard of. */
export async function screensClosed(tx: Tx, { personId, processId }: Screens, at: Date): Promise<void> {
  await lockPerson(tx.db, personId)
  await deleteScreens(tx.db, processId, personId)
  await goneSince(tx, personId, at)
}

/** Due work: the process that held them is dead. She gets her whole while from now on. */
export async function screensOrphaned(tx: Tx, personId: Id): Promise<void> {
  await lockPerson(tx.db, personId)
  await deleteOrphans(tx.db, personId)
  await goneSince(tx, personId, tx.now)
}

async function goneSince(tx: Tx, personId: Id, at: Date): Promise<void> {
  if (await hasScreens(tx.db, personId)) return
  const before = await presenceOf(tx.db, personId)
  const after = presenceAfter(before, { type: 'went', at: at.getTime() })
  if (after && after !== before) await savePresence(tx.db, personId, after)
}
