import { type ContactRecord, staffContactOf } from '#contacts/core'
import { agentProfiles } from '#people/server'
import { type Action, audit, type Tx } from '#platform/action'
import { found, type Id, refuseIf } from '#protocol'
import { agentOnScreen, leadsQueue, moveToQueue, openQueuesOf } from '#routing/server'
import {
  keptSeconds,
  type moveWaiting as declared,
  skillsLacking,
  whyNotColleague,
  whyNotMoveWaiting,
} from '#transfers/core'
import { seenContact } from './list-transfers.ts'

export const moveWaiting: Action<typeof declared> = async (tx, { params, body }) => {
  const contact = await seenContact(tx, params.contactId)
  refuseIf(whyNotMoveWaiting(contact), 'transfers')
  const from = found(contact.queueId, 'contact')
  found((await leadsQueue(tx, from)) || null, 'contact')
  const { to } = body
  const place =
    'personId' in to ? await keptFor(tx, contact, to.personId) : await inQueue(tx, contact, to.queueId)
  const { name, ...moving } = place
  const moved = await moveToQueue(tx, { contactId: contact.id, ...moving })
  refuseIf(moved ? undefined : 'waits-no-longer', 'transfers')
  await audit(tx, {
    action: 'transfers.move-waiting',
    subject: { kind: 'contact', id: contact.id },
    after: { to: name },
  })
  return staffContactOf(found(moved, 'contact'))
}

async function inQueue(tx: Tx, { channel }: ContactRecord, queueId: Id) {
  const queue = (await openQueuesOf(tx, channel)).find(({ id }) => id === queueId)
  refuseIf(queue ? undefined : 'queue-closed', 'transfers')
  return { queueId, name: found(queue, 'queue').name }
}

/** She must be able to take it now: what waits for somebody who is away waits for nobody. */
async function keptFor(tx: Tx, { channel, queueId }: ContactRecord, personId: Id) {
  const profile = found((await agentProfiles(tx.db, [personId]))[0], 'person')
  const agent = await agentOnScreen(tx, personId)
  refuseIf(whyNotColleague({ ...agent, alone: false }, { agentId: null, channel }), 'transfers')
  const queues = await openQueuesOf(tx, channel)
  const requires = queues.find(({ id }) => id === queueId)?.requires ?? []
  refuseIf(skillsLacking(profile.skills, requires).length > 0 ? 'lacks-skills' : undefined, 'transfers')
  const until = new Date(tx.now.getTime() + keptSeconds * 1_000)
  return { queueId: found(queueId, 'queue'), keptFor: { personId, until }, name: profile.name }
}
