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
  /** Told of everybody who is known from now on. */
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
      const comes = known ?? (await firstVisit(tx, plan.customer))
      for (const step of stepsOf(story, comes, cast)) {
        const now = new Date(step.at)
        setBirth(now)
        await doneAndFollowed(onBehalf(tx, { actor: step.actor, now }), step.act)
      }
      return comes
    }),
  )
  if (visitor && !known) meet(cast, visitor)
}

/** Whoever has an account with the shop is known before she first comes. */
export async function introduce(
  organisation: Organisation,
  { customer, since }: { customer: Customer; since: number },
  cast: Cast,
): Promise<void> {
  const actor: Actor = { kind: 'stranger', language: customer.language }
  const { result: visitor } = await perform({ organisation, actor, now: new Date(since) }, (tx) =>
    withPastIds(async (setBirth) => {
      setBirth(tx.now)
      return firstVisit(tx, customer)
    }),
  )
  meet(cast, visitor)
}

function meet({ visitors, meets }: Cast, visitor: DemoVisitor): void {
  visitors.set(visitor.key, visitor)
  meets([visitor])
}

async function firstVisit(tx: Tx, { key, language, ...about }: Customer): Promise<DemoVisitor> {
  const visitor = { key, ...(await doing(tx, createVisitor, { body: { language } })) }
  await rememberVisitor(tx.db, visitor)
  // The shop has told us who she is, as it does of everybody who has an account with it.
  const { name, level, phone, email, hasAccount, needs, tags } = about
  if (hasAccount) {
    const asVisitor = { kind: 'visitor', value: visitor.visitorId, verified: true } as const
    const reached = { phones: [phone], emails: email === null ? [] : [email] }
    const shop = onBehalf(tx, { actor: { kind: 'system', name: 'demo' }, now: tx.now })
    const record = { name, level, language, needs: [...needs], tags: [...tags] }
    await createCustomer(shop, { ...record, ...reached, identities: [asVisitor] })
  }
  return visitor
}
