import {
  type CustomerBrief,
  type CustomerPage,
  type getCustomer as get,
  type getCustomerBrief as brief,
  maskedNeeds,
  type TimelineEntry,
} from '#customers/core'
import type { Tx } from '#platform/action'
import type { InputOf } from '#protocol'
import { knownCustomer, pageOf } from './customer.ts'
import { timelineOf } from './get-timeline.ts'

export async function getCustomer(tx: Tx, { params }: InputOf<typeof get>): Promise<CustomerPage> {
  return pageOf(tx, params.customerId)
}

const lastShown = 3

export async function getCustomerBrief(
  tx: Tx,
  { params }: InputOf<typeof brief>,
): Promise<{ customer: CustomerBrief; last: TimelineEntry[] }> {
  const { id, name, salutation, level, language, needs, tags } = await knownCustomer(tx, params.customerId)
  const last = await timelineOf(tx, { customerId: id, before: undefined, limit: lastShown }, 'contact')
  const customer = { id, name, salutation, level, language, needs: maskedNeeds(needs), tags }
  return { customer, last }
}
