// A team with a leader, agents with hands free, and contacts they serve, for the tests of this room.
import { randomUUID } from 'node:crypto'
import type { Contact } from '#contacts/core'
import { contactFor, markOffered, markQueued, openContact, takeContact } from '#contacts/server'
import type { Role } from '#identity/core'
import { createPerson, createUnit } from '#people/server'
import { asSystem, type TestOrganisation } from '#platform/testing'
import { type Endpoint, found, type Id, type PersonActor } from '#protocol'
import { createQueue, ensureAgent, handOver } from '#routing/server'
import { routes } from '#house'

export const aTeam = (house: TestOrganisation, name: string, parentId: Id | null = null): Promise<Id> =>
  house.as(
    asSystem,
    async (tx) => (await createUnit(tx, { parentId, level: parentId ? 'team' : 'site', name })).id,
  )

export async function aPerson(
  house: TestOrganisation,
  { name, unitId, role }: { name: string; unitId: Id; role: Role },
): Promise<PersonActor> {
  return house.as(asSystem, async (tx) => {
    const staffNumber = randomUUID().slice(0, 8)
    const roles = [{ role, unitId: role === 'administrator' ? null : unitId }]
    const { id: personId } = await createPerson(tx, { name, staffNumber, unitId, roles })
    if (role === 'agent') await ensureAgent(tx, personId)
    const grants = [{ role, unitIds: [unitId], everywhere: role === 'administrator' }]
    return { kind: 'person', personId, name, language: 'zh-Hans', unitId, sessionId: randomUUID(), grants }
  })
}

export const aChatQueue = (house: TestOrganisation, name: string): Promise<Id> =>
  house.as(asSystem, async (tx) => {
    const settings = {
      channel: 'chat',
      priority: 0,
      offerSeconds: 30,
      wrapUpSeconds: 120,
      state: 'open',
    } as const
    const lists = { requires: [], rings: [], keywords: [], isDefault: false }
    return (await createQueue(tx, { ...settings, ...lists, name })).id
  })

/** A contact in her hands, that came through this queue. */
export async function served(
  house: TestOrganisation,
  by: PersonActor,
  queueId: Id,
): Promise<{ contactId: Id; visitorId: Id }> {
  const visitorId = randomUUID()
  const about = { visitorId, customerName: '陈女士', page: null, language: 'zh-Hans' } as const
  const { id: contactId } = await house.as(asSystem, (tx) => openContact(tx, { channel: 'chat', ...about }))
  const { personId, unitId, name } = by
  await house.as(asSystem, async (tx) => {
    await markQueued(tx, { contactId, queueId })
    await markOffered(tx, { contactId, personId })
    await takeContact(tx, { contactId, personId, unitId, personName: name })
    await handOver(tx, { contactId, from: personId, to: personId, channel: 'chat' })
  })
  return { contactId, visitorId }
}

export const contactNow = (house: TestOrganisation, contactId: Id): Promise<Contact> =>
  house.as(asSystem, async (tx) => found(await contactFor(tx, contactId), 'contact'))

/** What a route of the house answers to this person, through the permission it asks for. */
export function asks(
  house: TestOrganisation,
  actor: PersonActor,
  endpoint: Endpoint,
  input: { params?: object; query?: object; body?: object } = {},
): Promise<unknown> {
  const route = found(
    routes.find((one) => one.endpoint.id === endpoint.id),
    'route',
  )
  if (route.kind !== 'json' || typeof endpoint.caller !== 'object') throw new Error('not an ordinary route')
  const whole = { params: {}, query: {}, body: {}, ...input } as never
  return house.as(actor, (tx) => route.action(tx, whole), endpoint.caller.permission)
}
