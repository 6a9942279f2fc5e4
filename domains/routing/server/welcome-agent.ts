import { agentProfiles } from '#people/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { ensureAgent } from './ensure-agent.ts'

/** On `person.created` and `person.rights-changed`: her leader sees her, offline, before her first shift. */
export async function welcomeAgent(tx: Tx, { personId }: { personId: Id }): Promise<void> {
  const [profile] = await agentProfiles(tx.db, [personId])
  if (profile) await ensureAgent(tx, personId)
}
