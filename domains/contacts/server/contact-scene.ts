// People, a visitor and a contact for the tests of this room.
import { randomUUID } from 'node:crypto'
import type { ContactRecord } from '#contacts/core'
import type { Tx } from '#platform/action'
import { asSystem, type TestOrganisation } from '#platform/testing'
import type { Actor, Grant, Id, PersonActor } from '#protocol'
import { addMessage, type Draft } from './add-message.ts'
import { markOffered, markQueued, openContact, takeContact } from './contact-moves.ts'
import { contactForUpdate } from './store.ts'

export const units = { first: randomUUID(), second: randomUUID() }

export function person(name: string, role: string, unitId: Id): PersonActor {
  const grant: Grant = { role, unitIds: [unitId], everywhere: role === 'administrator' }
  const [personId, sessionId] = [randomUUID(), randomUUID()]
  return { kind: 'person', personId, name, language: 'zh-Hans', unitId, sessionId, grants: [grant] }
}

export const agent = person('王小明', 'agent', units.first)
export const colleague = person('李华', 'agent', units.first)
export const leader = person('陈静', 'team-leader', units.first)
export const otherLeader = person('周强', 'team-leader', units.second)
export const administrator = person('管理员', 'administrator', units.first)
export const key: Actor = {
  kind: 'key',
  keyId: randomUUID(),
  name: '报表',
  grants: [{ role: 'team-leader', unitIds: [units.first], everywhere: false }],
  permissions: ['contacts.read'],
}

export const visitorId = randomUUID()
export const queueId = randomUUID()

export function fromVisitor(text: string, clientId: Id = randomUUID()): Draft {
  return { clientId, text, from: 'visitor', kind: 'text', authorId: null, authorName: null }
}

/** Says something, holding the lock as every caller of `addMessage` does. */
export async function say(tx: Tx, contactId: Id, draft: Draft) {
  const locked = await contactForUpdate(tx.db, contactId)
  if (!locked) throw new Error('no such contact')
  return addMessage(tx, locked, draft)
}

/** A contact that waits with one message in it. */
export async function waitingContact(
  house: TestOrganisation,
  visitor: Id = randomUUID(),
): Promise<ContactRecord> {
  return house.as(asSystem, async (tx) => {
    const opened = await openContact(tx, {
      channel: 'chat',
      visitorId: visitor,
      customerName: null,
      language: 'zh-Hans',
      page: { url: 'https://shop.example/orders', title: '我的订单' },
    })
    await addMessage(tx, opened, fromVisitor('我的订单还没有到，想退货'))
    return given(await markQueued(tx, { contactId: opened.id, queueId }))
  })
}

export async function offeredContact(
  house: TestOrganisation,
  to = agent,
  visitor?: Id,
): Promise<ContactRecord> {
  const { id } = await waitingContact(house, visitor)
  const { personId } = to
  return house.as(asSystem, async (tx) => given(await markOffered(tx, { contactId: id, personId })))
}

export async function servedContact(
  house: TestOrganisation,
  by = agent,
  visitor?: Id,
): Promise<ContactRecord> {
  const { id } = await offeredContact(house, by, visitor)
  const { personId, unitId } = by
  return house.as(by, async (tx) => given(await takeContact(tx, { contactId: id, personId, unitId })))
}

function given<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('the scene could not be set')
  return thing
}
