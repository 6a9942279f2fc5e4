// An agent, her leader and an administrator at the front door, and the customers they serve: what tests begin with.
import type { InjectOptions } from 'fastify'
import type { CustomerPage } from '#customers/core'
import { createPerson, createUnit } from '#people/server'
import { newId, type Tx } from '#platform/action'
import { asSystem, testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import type { Id } from '#protocol'
import { createCustomer, type NewCustomer } from './create-customer.ts'

const password = 'correct horse battery 4600'
const roles = { agent: 'agent', leader: 'team-leader', administrator: 'administrator' } as const

export type Who = keyof typeof roles
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
export type Answered<Answer> = { status: number; body: string; answer: Answer }

const said = { channel: 'chat', customerName: null, language: 'zh-Hans', page: null } as const
type Moved = { contactId: Id }

/** What it needs of contacts, which come later than customers. */
export type Contacts = {
  openContact(tx: Tx, opening: typeof said & { visitorId: Id | null }): Promise<{ id: Id }>
  markQueued(tx: Tx, move: Moved & { queueId: Id }): Promise<unknown>
  markOffered(tx: Tx, move: Moved & { personId: Id }): Promise<unknown>
  takeContact(tx: Tx, move: Moved & { personId: Id; unitId: Id; personName: string }): Promise<unknown>
  setCustomer(tx: Tx, move: Moved & { customerId: Id }): Promise<unknown>
}

export type FrontDesk = {
  house: TestOrganisation
  ask<Answer>(who: Who, method: Method, path: string, payload?: object): Promise<Answered<Answer>>
  make(wanted: NewCustomer): Promise<CustomerPage>
  /** A contact of this customer that the agent serves now. */
  served(customerId: Id | null, visitorId?: Id | null): Promise<Id>
  close(): Promise<void>
}

export const code = ({ body }: { body: string }): string | undefined =>
  (JSON.parse(body) as { code?: string }).code

export async function frontDesk(contacts: Contacts): Promise<FrontDesk> {
  const house = await testOrganisation()
  const app = await testServer({ 'house.test': house.organisation })
  const { unitId, agentId } = await house.as(asSystem, async (tx) => {
    const { id } = await createUnit(tx, { parentId: null, level: 'team', name: '一班' })
    const person = async (who: Who) => {
      const held = [{ role: roles[who], unitId: who === 'administrator' ? null : id }]
      const made = { name: who, staffNumber: who, unitId: id, roles: held, password }
      return (await createPerson(tx, made)).id
    }
    const made = { unitId: id, agentId: await person('agent') }
    await person('leader')
    await person('administrator')
    return made
  })
  const inject = (options: InjectOptions) =>
    app.inject({ ...options, headers: { host: 'house.test', ...options.headers } })
  const signIn = async (login: Who) => {
    const answer = await inject({ method: 'POST', url: '/api/v1/session', payload: { login, password } })
    return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  }
  const cookies = {
    agent: await signIn('agent'),
    leader: await signIn('leader'),
    administrator: await signIn('administrator'),
  }
  return {
    house,
    async ask<Answer>(who: Who, method: Method, path: string, payload?: object) {
      const answer = await inject({
        method,
        url: `/api/v1${path}`,
        headers: { cookie: cookies[who], origin: 'http://house.test' },
        ...(payload && { payload }),
      })
      return { status: answer.statusCode, body: answer.body, answer: answer.json<Answer>() }
    },
    make: (wanted) => house.as(asSystem, (tx) => createCustomer(tx, wanted)),
    served: (customerId, visitorId = null) =>
      house.as(asSystem, async (tx) => {
        const { id: contactId } = await contacts.openContact(tx, { ...said, visitorId })
        await contacts.markQueued(tx, { contactId, queueId: newId() })
        await contacts.markOffered(tx, { contactId, personId: agentId })
        await contacts.takeContact(tx, { contactId, personId: agentId, unitId, personName: 'agent' })
        if (customerId !== null) await contacts.setCustomer(tx, { contactId, customerId })
        return contactId
      }),
    async close() {
      await app.close()
      await house.close()
    },
  }
}
