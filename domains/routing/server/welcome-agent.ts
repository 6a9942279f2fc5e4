import { agentProfiles } from '#people/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { afterSignIn } from '#routing/core'
import { changeState } from './change-state.ts'
import { ensureAgent } from './ensure-agent.ts'
import { sendAgentAway } from './send-agent-away.ts'
import { lockedAgent } from './store-hands.ts'

/** On `person.created`: her leader sees her, offline, before her first shift. */
export async function welcomeAgent(tx: Tx, { personId }: { personId: Id }): Promise<void> {
  const [profile] = await agentProfiles(tx.db, [personId])
  if (profile) await ensureAgent(tx, personId)
}

/** On `person.rights-changed`: an agent from now on, or not any more. */
export async function followRights(tx: Tx, { personId }: { personId: Id }): Promise<void> {
  await welcomeAgent(tx, { personId })
  await sendAgentAway(tx, { personId })
}

/** When she signs in, in the same transaction, and when her line is back: nobody is offered anything unasked. */
export async function landInNotReady(tx: Tx, personId: Id): Promise<void> {
  const agent = await lockedAgent(tx.db, personId)
  const change = agent && afterSignIn(agent.state)
  if (agent && change) await changeState(tx, agent, change.state, change.reason)
}
