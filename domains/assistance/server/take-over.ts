import { type takeOver as declared, takenOverNotice, takeOverWords, whyNotTakeOver } from '#assistance/core'
import { type ContactRecord, maySee, staffContactOf } from '#contacts/core'
import { contactFor, lockContact, sayToCustomer, takeOverContact, tellCustomer } from '#contacts/server'
import { notify } from '#notices/server'
import { type Action, audit, type Tx } from '#platform/action'
import { found, type Id, refuseIf } from '#protocol'
import { handOver, lockHands } from '#routing/server'
import { lowerHandOf } from './answer-hand.ts'
import { ceaseListening } from './listen.ts'
import { theRule } from './store.ts'

/** The contact stays its team's, whoever of the leaders above it serves it now. */
export const takeOver: Action<typeof declared> = async (tx, { params, body }) => {
  const { fromPersonId } = body
  const leader = leaderOf(tx)
  await lockHands(tx, [fromPersonId, leader.id])
  const before = found(await lockContact(tx, params.contactId), 'contact')
  found(maySee(before, tx.actor, tx.scopeOf('contacts.read')) ? before : undefined, 'contact')
  const why = whyNotTakeOver(before, tx.actor, { reach: tx.scope, fromPersonId })
  refuseIf(why, 'assistance', 409, { name: before.agent?.name ?? '' })
  const { id: contactId, channel, unitId } = before
  const taking = { contactId, personId: leader.id, personName: leader.name, unitId }
  const taken = found(await takeOverContact(tx, taking), 'contact')
  await handOver(tx, { contactId, from: fromPersonId, to: leader.id, channel })
  await lowerHandOf(tx, contactId, 'taken-over')
  await ceaseListening(tx, taken, leader.id)
  await tell(tx, taken, leader.name, fromPersonId)
  await audit(tx, {
    action: 'assistance.take-over',
    subject: { kind: 'contact', id: contactId },
    before: { agent: before.agent?.name ?? null },
    after: { agent: leader.name },
  })
  return staffContactOf(found(await contactFor(tx, contactId), 'contact'))
}

async function tell(tx: Tx, taken: ContactRecord, name: string, agentId: Id): Promise<void> {
  const data = { name }
  const about = { contactId: taken.id }
  await notify(tx, { personIds: [agentId], kind: takenOverNotice, about, data, urgency: 'now' })
  const words = takeOverWords(await theRule(tx.db), taken.language, name)
  if (words === undefined) return
  if (words === '')
    await tellCustomer(tx, taken, { domain: 'assistance', key: 'told.taken-over', facts: data })
  else await sayToCustomer(tx, taken, words)
}

function leaderOf({ actor }: Tx): { id: Id; name: string } {
  refuseIf(actor.kind === 'person' ? undefined : 'only-people', 'assistance')
  return found(actor.kind === 'person' ? { id: actor.personId, name: actor.name } : undefined, 'leader')
}
