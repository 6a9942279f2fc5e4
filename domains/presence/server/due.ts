// What is due when somebody is missing: her customers are told, then they go on with a colleague.
import { notify } from '#notices/server'
import { leadersOf, nameOf } from '#people/server'
import { announce, type Tx } from '#platform/action'
import type { DueWork } from '#platform/due'
import {
  agentDropped,
  giveUpAfterMilliseconds,
  type Presence,
  presenceAfter,
  presenceDropped,
  presenceLost,
  tellAfterMilliseconds,
  whatIsDue,
} from '#presence/core'
import type { Id } from '#protocol'
import { aboutAgent, atWork, dropAgent, holdBack, takeOffersFrom } from '#routing/server'
import { screensOrphaned } from './screens.ts'
import { deletePresence, lockPerson, missingSince, orphans, presenceOf, savePresence } from './store.ts'
import { tellCustomers } from './tell-customers.ts'

export const missOrphans: DueWork = {
  name: 'presence.miss-orphans',
  due: (db, _now, limit) => orphans(db, limit),
  act: screensOrphaned,
}

export const followMissing: DueWork = {
  name: 'presence.follow-missing',
  due: (db, now, limit) =>
    missingSince(
      db,
      { untold: before(now, tellAfterMilliseconds), anyway: before(now, giveUpAfterMilliseconds) },
      limit,
    ),
  act: follow,
}

const before = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds)

async function follow(tx: Tx, personId: Id): Promise<void> {
  await lockPerson(tx.db, personId)
  const presence = await presenceOf(tx.db, personId)
  const { ready, serving, offered } = await atWork(tx, personId)
  const due = whatIsDue(presence, { ready, contacts: serving.length + offered }, tx.now.getTime())
  if (presence === undefined || due === undefined) return
  if (due === 'forget') return deletePresence(tx.db, personId)
  if (due === 'tell') return tell(tx, personId, presence)
  await giveUp(tx, personId, presence)
}

/** Nothing rings on a dead screen, and the customers know why nobody answers. */
async function tell(tx: Tx, personId: Id, presence: Presence): Promise<void> {
  const { serving } = await atWork(tx, personId)
  await takeOffersFrom(tx, personId)
  await holdBack(tx, personId, 'line-lost')
  await tellCustomers(tx, personId, 'lost')
  await save(tx, personId, presenceAfter(presence, { type: 'customers-told' }))
  const data = { since: new Date(presence.since).toISOString(), contacts: serving.length }
  await announce(tx, presenceLost(await aboutAgent(tx, personId), data))
}

async function giveUp(tx: Tx, personId: Id, presence: Presence): Promise<void> {
  const contacts = await dropAgent(tx, personId)
  const givenUp = { type: 'given-up', at: tx.now.getTime(), contacts } as const
  await save(tx, personId, presenceAfter(presence, givenUp))
  const about = await aboutAgent(tx, personId)
  const since = new Date(presence.since).toISOString()
  await announce(tx, presenceDropped(about, { since, contacts }))
  const personIds = await leadersOf(tx, personId)
  const data = { name: (await nameOf(tx, personId)) ?? '', contacts }
  await notify(tx, { personIds, kind: agentDropped, about: { personId }, data, urgency: 'now' })
}

async function save(tx: Tx, personId: Id, presence: Presence | undefined): Promise<void> {
  if (presence) await savePresence(tx.db, personId, presence)
}
