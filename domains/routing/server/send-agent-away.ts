// What follows for an agent, and for the customers in her hands, when she goes. Each may run twice, late and out of order.
import { finishWrapUp, nothingKept } from '#contacts/server'
import { isSignedIn } from '#identity/server'
import { agentProfiles, mayServe } from '#people/server'
import type { Tx } from '#platform/action'
import { type Id, refuseIf } from '#protocol'
import { afterSignOut, whyNotSignOut } from '#routing/core'
import { changeState } from './change-state.ts'
import { takeOffersFrom } from './drop-agent.ts'
import { returnToQueue } from './return-to-queue.ts'
import { hasLeft, inHandsOf, type InHandRow, lockedAgent } from './store-hands.ts'

/**
 * On `person.left` and `person.rights-changed`: who may take contacts no more is offered none, her conversations
 * go on with a colleague, and nobody waits for her wrap-ups.
 */
export async function sendAgentAway(tx: Tx, { personId }: { personId: Id }): Promise<void> {
  const agent = await lockedAgent(tx.db, personId)
  const [stillAgent] = await agentProfiles(tx.db, [personId])
  if (!agent || stillAgent) return
  const why = (await hasLeft(tx.db, personId)) ? 'left' : 'without-role'
  await takeOffersFrom(tx, personId)
  const keeps = await mayServe(tx.db, personId)
  for (const hand of keeps ? [] : await inHandsOf(tx.db, personId))
    await goOnWithout(tx, hand, `agent-${why}`)
  if (agent.state !== 'offline') await changeState(tx, agent, 'offline', why)
}

/** On `session.ended`: nobody rings for who is signed in nowhere; with customers in hand her leader sees why. */
export async function followSignOut(tx: Tx, { personId }: { personId: Id }): Promise<void> {
  const agent = await lockedAgent(tx.db, personId)
  if (!agent || agent.state === 'offline' || (await isSignedIn(tx, personId))) return
  await takeOffersFrom(tx, personId)
  const { state, reason } = afterSignOut({ serving: (await inHandsOf(tx.db, personId)).length })
  if (agent.state !== state || agent.reason !== reason) await changeState(tx, agent, state, reason)
}

/** Identity asks it before she signs out. Her lock lets an acceptance under way finish first. */
export async function refuseSignOut(tx: Tx, personId: Id): Promise<void> {
  await lockedAgent(tx.db, personId)
  const serving = (await inHandsOf(tx.db, personId)).length
  refuseIf(whyNotSignOut({ serving }), 'routing', 409, { contacts: serving })
}

/** The customer keeps the time she has waited since. What is over already frees the hand by itself. */
async function goOnWithout(tx: Tx, { contact_id: contactId }: InHandRow, reason: string): Promise<void> {
  if (await returnToQueue(tx, { contactId, reason })) return
  await finishWrapUp(tx, { contactId, by: 'system', ...nothingKept, reason })
}
