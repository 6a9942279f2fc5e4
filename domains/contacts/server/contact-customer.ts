// Whose contact it is: suggested, chosen, made.
import {
  type createContactCustomer as create,
  type listCustomerCandidates as candidates,
  type setContactCustomer as choose,
  staffContactOf,
  whyNotSetCustomer,
} from '#contacts/core'
import { maskedIdentity } from '#customers/core'
import {
  candidatesFor,
  createCustomer,
  customersById,
  saidByVisitor,
  takeVisitorFor,
} from '#customers/server'
import { type Action, audit, type Tx } from '#platform/action'
import { found, type Id, refuseIf } from '#protocol'
import { setCustomer } from './set-customer.ts'
import { visibleContact, visibleForUpdate } from './visible-contact.ts'

const nothingSaid = { name: null, phone: null, email: null }

export const listCustomerCandidates: Action<typeof candidates> = async (tx, { params }) => {
  const { visitorId } = await visibleContact(tx, params.contactId)
  const said = visitorId === null ? nothingSaid : await saidByVisitor(tx, visitorId)
  const { name, phone, email } = said
  return {
    said: {
      name,
      phone: phone === null ? null : maskedIdentity('phone', phone),
      email: email === null ? null : maskedIdentity('email', email),
    },
    items: await candidatesFor(tx, said),
  }
}

export const setContactCustomer: Action<typeof choose> = async (tx, { params, body }) => {
  return chosen(tx, params.contactId, async () => body.customerId)
}

export const createContactCustomer: Action<typeof create> = async (tx, { params, body }) => {
  return chosen(tx, params.contactId, async () => (await createCustomer(tx, body)).id)
}

async function chosen(tx: Tx, contactId: Id, who: () => Promise<Id | null>) {
  const before = await visibleForUpdate(tx, contactId)
  const reaches = [tx.scopeOf('contacts.take'), tx.scopeOf('contacts.manage')]
  refuseIf(whyNotSetCustomer(before, reaches), 'contacts', 403)
  const customerId = await who()
  if (customerId !== null) await refuseMerged(tx, customerId)
  const { visitorId } = before
  if (visitorId !== null) await takeVisitorFor(tx, { visitorId, customerId })
  const contact = await setCustomer(tx, { contactId, customerId })
  await audit(tx, {
    action: 'contacts.set-customer',
    subject: { kind: 'contact', id: contact.id },
    before: { customerId: before.customerId, customerName: before.customerName },
    after: { customerId, customerName: contact.customerName },
  })
  return staffContactOf(contact)
}

async function refuseMerged(tx: Tx, customerId: Id): Promise<void> {
  const [customer] = await customersById(tx.db, [customerId])
  refuseIf(found(customer, 'customer').mergedInto === null ? undefined : 'merged-away', 'customers')
}
