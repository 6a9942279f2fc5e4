// Who sits at the desks of tests.
import { randomUUID } from 'node:crypto'
import type { Tx } from '#platform/action'
import type { Id, PersonActor } from '#protocol'
import { createQueue, ensureAgent } from '#routing/server'

export async function aTeam(tx: Tx, name: string): Promise<Id> {
  const id = randomUUID()
  await tx.db.insertInto('units').values({ id, name, name_key: name, level: 'team' }).execute()
  return id
}

type Newcomer = { name: string; unitId: Id; role: 'agent' | 'team-leader' }

export async function aPerson(tx: Tx, { name, unitId, role }: Newcomer): Promise<PersonActor> {
  const personId = randomUUID()
  await tx.db
    .insertInto('people')
    .values({
      id: personId,
      staff_number: personId.slice(0, 8),
      name,
      name_key: name,
      search_keys: name,
      unit_id: unitId,
      state: 'active',
      created_at: tx.now,
    })
    .execute()
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
