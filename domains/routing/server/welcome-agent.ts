import { agentProfiles } from '#people/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { ensureAgent } from './ensure-agent.ts'
import { sendAgentAway } from './send-agent-away.ts'

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
