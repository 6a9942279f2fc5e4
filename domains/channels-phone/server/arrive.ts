// A caller comes: who she may be, which queue the number leads to, and her place in it.
import { arrivedCall, type NewCall, type Signal } from '#channels-phone/core'
import { openContact } from '#contacts/server'
import { maskedIdentity, normalPhone } from '#customers/core'
import { type BriefCustomer, customersWithPhone } from '#customers/server'
import { newId, type Tx } from '#platform/action'
import type { Id } from '#protocol'
import { enqueue, queueHours } from '#routing/server'
import { asDialled } from './numbers.ts'
import { decide, stepCall } from './step.ts'
import { callWithLeg, insertCall } from './store.ts'
import { numberCalled } from './store-settings.ts'

export type Arrival = Extract<Signal, { type: 'arrived' }>

/** Told twice, she came once. */
export async function arrive(
  tx: Tx,
  { switchId, draining }: { switchId: Id; draining: boolean },
  signal: Arrival,
): Promise<void> {
  if ((await callWithLeg(tx.db, signal.leg)) !== undefined) return
  const called = await numberCalled(tx.db, asDialled(signal.calledNumber))
  const caller = normalPhone(signal.callerNumber ?? '') ?? null
  const arrival: NewCall = {
    id: newId(),
    leg: signal.leg,
    at: signal.at,
    centreNumber: asDialled(signal.calledNumber),
    customerNumber: caller,
  }
  if (draining) return turnAway(tx, { arrival, switchId, why: 'closed' })
  if (!called) return turnAway(tx, { arrival, switchId, why: 'wrong-number' })
  const hours = await queueHours(tx, called.queueId)
  if (hours.state === 'closed') return turnAway(tx, { arrival, switchId, why: 'closed' })
  await putInLine(tx, { arrival, switchId, queueId: called.queueId })
}

type Coming = { arrival: NewCall; switchId: Id }

/** One phone may be several people's: only who is alone with it is taken for the customer. */
async function putInLine(tx: Tx, { arrival, switchId, queueId }: Coming & { queueId: Id }): Promise<void> {
  const { customerNumber } = arrival
  const candidates = customerNumber === null ? [] : await customersWithPhone(tx.db, customerNumber, 2)
  const [customer] = candidates.length === 1 ? candidates : []
  const contact = await openContact(tx, {
    channel: 'phone',
    visitorId: null,
    customerId: customer?.id ?? null,
    customerName: nameOf(customer, customerNumber),
    language: customer?.language ?? tx.organisation.language,
    page: null,
  })
  await insertCall(tx.db, { id: arrival.id, switchId, contactId: contact.id, call: arrivedCall(arrival) })
  await stepCall(tx, arrival.id, decide(tx, { type: 'answer' }))
  await stepCall(tx, arrival.id, decide(tx, { type: 'queue', queueId }))
  await enqueue(tx, { contactId: contact.id, queueId, channel: 'phone' })
}

function nameOf(customer: BriefCustomer | undefined, number: string | null): string | null {
  return customer?.name ?? (number === null ? null : maskedIdentity('phone', number))
}

async function turnAway(
  tx: Tx,
  { arrival, switchId, why }: Coming & { why: 'wrong-number' | 'closed' },
): Promise<void> {
  await insertCall(tx.db, { id: arrival.id, switchId, contactId: null, call: arrivedCall(arrival) })
  await stepCall(tx, arrival.id, decide(tx, { type: 'hang-up', by: 'system', why, notice: [] }))
}
