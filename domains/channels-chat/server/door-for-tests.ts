// The widget's door as browsers and programs knock at it, for the tests of this room.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { visitorHeader } from '#channels-chat/core'
import { markOffered, lockContact, addMessage, takeContact, endContact } from '#contacts/server'
import { asSystem, testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import type { Id } from '#protocol'
import { createQueue } from '#routing/server'

export const host = 'house.test'
export const agentId = randomUUID()
export const unitId = randomUUID()

export type Door = {
  house: TestOrganisation
  app: FastifyInstance
  queueId: Id
  close(): Promise<void>
}

const chatQueue = {
  channel: 'chat' as const,
  name: '在线客服',
  priority: 0,
  offerSeconds: 30,
  wrapUpSeconds: 120,
  requires: [],
  rings: [],
  keywords: [],
  isDefault: true,
  state: 'open' as const,
}

/** A house with one chat queue that is open round the clock. */
export async function openDoor(code = 'door'): Promise<Door> {
  const house = await testOrganisation({ code })
  const queue = await house.as(asSystem, (tx) => createQueue(tx, chatQueue))
  const app = await testServer({ [host]: house.organisation })
  return {
    house,
    app,
    queueId: queue.id,
    async close() {
      await app.close()
      await house.close()
    },
  }
}

export type Caller = { token?: string; origin?: string; address?: string }

export function knock(
  { app }: Door,
  options: InjectOptions,
  { token, origin, address }: Caller = {},
): Promise<LightMyRequestResponse> {
  return app.inject({
    ...options,
    ...(address && { remoteAddress: address }),
    headers: {
      host,
      ...(token && { [visitorHeader]: token }),
      ...(origin && { origin }),
      ...options.headers,
    },
  })
}

export async function newVisitor(door: Door, caller: Caller = {}): Promise<{ token: string; visitorId: Id }> {
  const answer = await knock(
    door,
    { method: 'POST', url: '/api/v1/widget/visitors', payload: { language: 'zh-Hans' } },
    caller,
  )
  return answer.json()
}

export const page = { url: 'https://shop.example/orders', title: '我的订单' }

export function start(door: Door, caller: Caller, text: string, more: object = {}) {
  const payload = { clientId: randomUUID(), text, page, language: 'zh-Hans', ...more }
  return knock(door, { method: 'POST', url: '/api/v1/widget/conversations', payload }, caller)
}

export function leave(door: Door, caller: Caller, text: string, more: object = {}) {
  const reach = { name: '王女士', email: 'wang@example.com', phone: null }
  const payload = { clientId: randomUUID(), text, page, language: 'zh-Hans', ...reach, ...more }
  return knock(door, { method: 'POST', url: '/api/v1/widget/messages-left', payload }, caller)
}

export function look(door: Door, caller: Caller) {
  return knock(door, { method: 'GET', url: '/api/v1/widget/conversation' }, caller)
}

export function write(door: Door, caller: Caller, contactId: Id, text: string) {
  const payload = { clientId: randomUUID(), text }
  return knock(
    door,
    { method: 'POST', url: `/api/v1/widget/conversations/${contactId}/messages`, payload },
    caller,
  )
}

export async function startedBy(door: Door, caller: Caller, text = '在吗'): Promise<Id> {
  const { contact } = (await start(door, caller, text)).json<{ contact: { id: Id } }>()
  return contact.id
}

/** What routing and the desk do, as far as the visitor can tell. */
export async function serve({ house }: Door, contactId: Id): Promise<void> {
  await house.as(asSystem, async (tx) => {
    await markOffered(tx, { contactId, personId: agentId })
    await takeContact(tx, { contactId, personId: agentId, unitId, personName: '王小明' })
  })
}

export async function reply(
  { house }: Door,
  contactId: Id,
  { text, kind = 'text' }: { text: string; kind?: 'text' | 'note' },
): Promise<void> {
  await house.as(asSystem, async (tx) => {
    const locked = await lockContact(tx, contactId)
    if (!locked) throw new Error('no such contact')
    const author = { from: 'agent', authorId: agentId, authorName: '王小明' } as const
    await addMessage(tx, locked, { ...author, clientId: randomUUID(), text, kind })
  })
}

export async function end({ house }: Door, contactId: Id): Promise<void> {
  await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'agent', reason: 'agent-ended' }))
}
