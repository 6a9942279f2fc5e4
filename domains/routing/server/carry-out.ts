// Carries out what the engine decided. A decision that has been overtaken is no error: the router looks again.
import { perform, type Tx } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import type { Actor } from '#protocol'
import type { Decision } from '#routing/core'
import { claimOffer, type Outcome } from './claim-offer.ts'
import { missOffer, withdrawFromHer } from './end-offer.ts'
import { openOfferOf } from './store-offers.ts'
import { holdsLease, type Lease } from './store-router.ts'

const router: Actor = { kind: 'system', name: 'router' }

export async function carryOut(
  organisation: Organisation,
  lease: Lease,
  decision: Decision,
): Promise<Outcome> {
  const { result } = await perform({ organisation, actor: router, now: organisation.clock() }, (tx) =>
    decision.type === 'offer' ? claimOffer(tx, lease, decision) : endDecided(tx, lease, decision),
  )
  return result
}

type Ending = Exclude<Decision, { type: 'offer' }>

async function endDecided(tx: Tx, lease: Lease, { type, contactId, agentId }: Ending): Promise<Outcome> {
  if (!(await holdsLease(tx.db, lease))) return 'not-the-router'
  const offer = await openOfferOf(tx.db, contactId)
  if (offer?.person_id !== agentId) return 'overtaken'
  const ended = await (type === 'expire' ? missOffer(tx, offer) : withdrawFromHer(tx, offer))
  return ended ? 'done' : 'overtaken'
}
