// What customers tell the house: whose record to fetch again, never what stands in it.
import { eventKind, Id, shape, type StoredEvent, type Topic, type Viewer } from '#protocol'

const One = shape({ customerId: Id })
const Two = shape({ customerId: Id, otherId: Id })

export const customerCreated = customerEvent('customer.created', One)
export const customerChanged = customerEvent('customer.changed', One)
/** `otherId` was merged into `customerId`. */
export const customersMerged = customerEvent('customer.merged', Two)
export const customersParted = customerEvent('customer.parted', Two)
export const customerRevealed = customerEvent('customer.revealed', One)

function customerEvent<Data extends typeof One | typeof Two>(type: string, data: Data) {
  const topics = (): Topic[] => ['staff']
  const present = (event: StoredEvent, viewer: Viewer): unknown =>
    viewer.scopeOf('customers.read').reach === 'none' ? undefined : event.data
  return eventKind({ type, version: 1, data, topics, present })
}
