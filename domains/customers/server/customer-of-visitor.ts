import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { type BriefCustomer, customerWithVisitor } from './store-brief.ts'

/** Who this visitor is known to be; nobody, until she proved it, said it, or an agent chose. */
export async function customerOfVisitor(
  tx: Tx,
  { visitorId }: { visitorId: Id },
): Promise<BriefCustomer | undefined> {
  return customerWithVisitor(tx.db, visitorId)
}
