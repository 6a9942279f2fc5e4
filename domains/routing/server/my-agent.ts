import type { Action, Tx } from '#platform/action'
import { found, type Id, refuseIf } from '#protocol'
import {
  type AgentShown,
  type getMyAgent as declared,
  type setMyState as declaredSet,
  whyNotChange,
} from '#routing/core'
import { newAgent, shownAgent, usualCapacity } from './agent-shown.ts'
import { changeState } from './change-state.ts'
import { takeOffersFrom } from './drop-agent.ts'
import { agentById, handsOf, inHandsOf, insertAgent, lockedAgent } from './store-hands.ts'

export const getMyAgent: Action<typeof declared> = async (tx) => agentOnScreen(tx, myId(tx))

/** An agent as screens know her, whether or not she has ever worked. */
export async function agentOnScreen(tx: Tx, personId: Id): Promise<AgentShown> {
  const row = (await agentById(tx.db, personId)) ?? newAgent(personId, tx.now)
  return shownAgent(row, await handsOf(tx.db, [personId]))
}

export const setMyState: Action<typeof declaredSet> = async (tx, { body }) => {
  const personId = myId(tx)
  await insertAgent(tx.db, personId, usualCapacity, tx.now)
  const agent = found(await lockedAgent(tx.db, personId), 'agent')
  const serving = (await inHandsOf(tx.db, personId)).length
  // Asked again, or put there meanwhile: she is where she wants to be.
  if (agent.state === body.state) return shownAgent(agent, await handsOf(tx.db, [personId]))
  refuseIf(whyNotChange(agent.state, body.state, { serving }), 'routing', 409, { contacts: serving })
  if (body.state === 'offline') await takeOffersFrom(tx, personId)
  const changed = await changeState(tx, agent, body.state, null)
  return shownAgent(changed, await handsOf(tx.db, [personId]))
}

function myId(tx: Tx): Id {
  return found(tx.actor.kind === 'person' ? tx.actor.personId : undefined, 'agent')
}
