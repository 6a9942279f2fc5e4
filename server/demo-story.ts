// Writes one contact of long ago down as it is written live: the same actions, by the same people, at its instants.
import { createVisitor } from '#channels-chat/core'
import { createCustomer } from '#customers/server'
import { onBehalf, perform, type Tx, withPastIds } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import { type Actor, type Id, type PersonActor } from '#protocol'
import type { Customer, Story } from '#simulator/script'
import { doing, doneAndFollowed } from './demo-actions.ts'
import { stepsOf } from './demo-steps.ts'
import { type DemoVisitor, markWritten, rememberVisitor } from './demo-store.ts'

export type Meets = (visitors: readonly DemoVisitor[]) => void

export type Cast = {
  agents: ReadonlyMap<Id, PersonActor>
  /** By the key of the customer; whoever comes for the first time is added. */
  visitors: Map<string, DemoVisitor>
  /** Told of every customer who is known from now on. */
  meets: Meets
  /** Where the shop is. */
  url: string
}

/** All of it or nothing; nothing for what is written already. */
export async function writeStory(organisation: Organisation, story: Story, cast: Cast): Promise<void> {
  const { plan } = story
  const { key, language } = plan.customer
  const known = cast.visitors.get(key)
  const actor: Actor = { kind: 'stranger', language }
  const { result: visitor } = await perform({ organisation, actor, now: new Date(plan.at) }, (tx) =>
    withPastIds(async (setBirth) => {
      if (!(await markWritten(tx.db, plan.key))) return known
      setBirth(tx.now)
      const comes = known ?? (await newVisitor(tx, plan.customer))
      for (const step of stepsOf(story, comes, cast)) {
        const now = new Date(step.at)
        setBirth(now)
        await doneAndFollowed(onBehalf(tx, { actor: step.actor, now }), step.act)
      }
      return comes
    }),
  )
  if (visitor) cast.visitors.set(key, visitor)
}

/** Whoever has an account with the shop is known before she first comes. */
export async function introduce(
  organisation: Organisation,
  { customer, since }: { customer: Customer; since: number },
  cast: Cast,
): Promise<void> {
  const actor: Actor = { kind: 'stranger', language: customer.language }
  const { result: devices } = await perform({ organisation, actor, now: new Date(since) }, (tx) =>
    withPastIds(async (setBirth) => {
      setBirth(tx.now)
      const computer = await newVisitor(tx, customer)
      const phone = await newVisitor(tx, { ...customer, key: onPhone(customer.key) })
      // The shop has told us who she is, as it does of everybody who has an account with it.
      await keepCustomer(tx, customer, [computer, phone])
      return { computer, phone }
    }),
  )
  cast.visitors.set(customer.key, devices.computer)
  cast.meets([{ ...devices.phone, key: customer.key }])
}

// Live she writes from her phone. A visitor has one open conversation, and the history of the other device may be
// written at the same time.
const phone = '/phone'
const onPhone = (key: string) => `${key}${phone}`

/** Those who may come live, by the keys of the customers. */
export function livingVisitors(visitors: Iterable<DemoVisitor>): DemoVisitor[] {
  const phones = [...visitors].filter(({ key }) => key.endsWith(phone))
  return phones.map((visitor) => ({ ...visitor, key: visitor.key.slice(0, -phone.length) }))
}

async function newVisitor(
  tx: Tx,
  { key, language }: Pick<Customer, 'key' | 'language'>,
): Promise<DemoVisitor> {
  const visitor = { key, ...(await doing(tx, createVisitor, { body: { language } })) }
  await rememberVisitor(tx.db, visitor)
  return visitor
}

async function keepCustomer(tx: Tx, customer: Customer, devices: readonly DemoVisitor[]): Promise<void> {
  const { name, level, language, phone: number, email, needs, tags } = customer
  const identities = devices.map(({ visitorId }) => ({
    kind: 'visitor' as const,
    value: visitorId,
    verified: true,
  }))
  const reached = { phones: [number], emails: email === null ? [] : [email], identities }
  const shop = onBehalf(tx, { actor: { kind: 'system', name: 'demo' }, now: tx.now })
  await createCustomer(shop, { name, level, language, needs: [...needs], tags: [...tags], ...reached })
}
