// Who sits at the desks of tests.
import { randomUUID } from 'node:crypto'
import { createPerson, createUnit } from '#people/server'
import type { Tx } from '#platform/action'
import type { Id, PersonActor } from '#protocol'
import { createQueue, ensureAgent } from '#routing/server'

export async function aTeam(tx: Tx, name: string): Promise<Id> {
  return (await createUnit(tx, { parentId: null, level: 'team', name })).id
}

type Newcomer = { name: string; unitId: Id; role: 'agent' | 'team-leader' }

export async function aPerson(tx: Tx, { name, unitId, role }: Newcomer): Promise<PersonActor> {
  const { id: personId } = await createPerson(tx, {
    name,
    staffNumber: randomUUID().slice(0, 8),
    unitId,
    roles: [{ role, unitId }],
  })
  if (role === 'agent') await ensureAgent(tx, personId)
  return {
    kind: 'person',
    personId,
    name,
    language: 'zh-Hans',
    unitId,
    sessionId: randomUUID(),
    grants: [{ role, unitIds: [unitId], everywhere: false }],
  }
}

export async function aChatQueue(tx: Tx, name: string): Promise<Id> {
  const queue = await createQueue(tx, {
    channel: 'chat',
    name,
    priority: 0,
    offerSeconds: 30,
    wrapUpSeconds: 120,
    requires: [],
    rings: [],
    keywords: [],
    isDefault: false,
    state: 'open',
  })
  return queue.id
}
