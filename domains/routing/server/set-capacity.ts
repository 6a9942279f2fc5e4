import { nameOf } from '#people/server'
import { type Action, announce, audit } from '#platform/action'
import { covers, found, Refused } from '#protocol'
import { agentCapacityChanged, type setCapacity as declared } from '#routing/core'
import { capacityOf, shownAgent } from './agent-shown.ts'
import { aboutAgent } from './change-state.ts'
import { handsOf, lockedAgent, saveCapacity, unitOf } from './store-hands.ts'

/** What she has in her hands already stays there. */
export const setCapacity: Action<typeof declared> = async (tx, { params, body }) => {
  const { personId } = params
  const unitId = await unitOf(tx.db, personId)
  found(covers(tx.scope, { personId, unitId }) || null, 'agent')
  const agent = found(await lockedAgent(tx.db, personId), 'agent')
  if (agent.version !== body.version) {
    throw new Refused({ code: 'routing.agent-stale', status: 409, facts: { version: agent.version } })
  }
  const { capacity } = body
  const version = agent.version + 1
  await saveCapacity(tx.db, personId, { capacity, version })
  await announce(tx, agentCapacityChanged(await aboutAgent(tx, personId), { capacity, version }))
  await audit(tx, {
    action: 'routing.set-capacity',
    subject: { kind: 'person', id: personId, label: (await nameOf(tx, personId)) ?? '' },
    before: capacityOf(agent),
    after: capacity,
  })
  const { chat: chat_capacity, phone: phone_capacity, mail: mail_capacity } = capacity
  const changed = { ...agent, chat_capacity, phone_capacity, mail_capacity, version }
  return shownAgent(changed, await handsOf(tx.db, [personId]))
}
