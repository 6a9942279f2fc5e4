// Carries out what the engine decided. A decision that has been overtaken is no error: the router looks again.
import { perform, type Tx } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import { type Actor, type Id, Refused } from '#protocol'
import type { Decision } from '#routing/core'
import { claimOffer } from './claim-offer.ts'
import { missOffer, withdrawOffer } from './end-offer.ts'
import { forgetContact } from './reactions.ts'
import { openOfferOf } from './store-offers.ts'
import { holdsLease, type Lease } from './store-router.ts'

export const router: Actor = { kind: 'system', name: 'router' }

export type Outcome = 'done' | 'overtaken' | 'not-the-router'

export async function carryOut(
  organisation: Organisation,
  lease: Lease,
  decision: Decision,
): Promise<Outcome> {
  const asRouter = async (work: (tx: Tx) => Promise<Outcome>): Promise<Outcome> =>
    (await perform({ organisation, actor: router, now: organisation.clock() }, work)).result
  try {
    return await asRouter((tx) =>
      decision.type === 'offer' ? claimOffer(tx, lease, decision) : end(tx, lease, decision),
    )
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // The contact itself said no: it ended, and nobody has told routing yet.
    organisation.log.info(
      { contactId: decision.contactId, refusal: error.refusal.code },
      'a contact was gone',
    )
    return asRouter((tx) => forget(tx, lease, decision.contactId))
  }
}

async function end(tx: Tx, lease: Lease, decision: Exclude<Decision, { type: 'offer' }>): Promise<Outcome> {
  if (!(await holdsLease(tx.db, lease))) return 'not-the-router'
  const offer = await openOfferOf(tx.db, decision.contactId)
  if (offer?.person_id !== decision.agentId) return 'overtaken'
  const ended = await (decision.type === 'expire'
    ? missOffer(tx, offer)
    : withdrawOffer(tx, offer, 'agent-gone'))
  return ended ? 'done' : 'overtaken'
}

async function forget(tx: Tx, lease: Lease, contactId: Id): Promise<Outcome> {
  if (!(await holdsLease(tx.db, lease))) return 'not-the-router'
  await forgetContact(tx, { contactId })
  return 'overtaken'
}
