// Whose contact it is: who it may be, who it is, and how she stands in the timeline of her customer.
import { type Static, Type } from 'typebox'
import { Candidate, createCustomer, exampleCandidate } from '#customers/core'
import { endpoint, Id, Instant, oneOf, orNull, shape } from '#protocol'
import { exampleContact } from './examples.ts'
import { contactStates } from './stage.ts'
import { Channel, Contact } from './wire.ts'

const params = shape({ contactId: Id })
const exampleParams = { contactId: exampleContact.id }
const hers: Contact = { ...exampleContact, customerId: exampleCandidate.customer.id, customerName: '陈桂兰' }

export const listCustomerCandidates = endpoint({
  id: 'contacts.customer-candidates',
  method: 'GET',
  path: '/contacts/:contactId/customer-candidates',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary: 'Suggests who the visitor of a contact may be, by what she said of herself; an agent chooses.',
  params,
  answer: shape({
    /** What she said, masked. */
    said: shape({
      name: orNull(Type.String()),
      phone: orNull(Type.String()),
      email: orNull(Type.String()),
    }),
    items: Type.Array(Candidate),
  }),
  example: {
    params: exampleParams,
    answer: {
      said: { name: '陈桂兰', phone: '138****5678', email: null },
      items: [exampleCandidate],
    },
  },
})

export const setContactCustomer = endpoint({
  id: 'contacts.set-customer',
  method: 'PUT',
  path: '/contacts/:contactId/customer',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary:
    'Says whose contact it is, or with null that nobody knows; the visitor is known by it from now on.',
  params,
  body: shape({ customerId: orNull(Id) }),
  answer: Contact,
  example: { params: exampleParams, body: { customerId: hers.customerId }, answer: hers },
})

export const createContactCustomer = endpoint({
  id: 'contacts.create-customer',
  method: 'POST',
  path: '/contacts/:contactId/customer',
  promise: 'public',
  caller: { permission: 'customers.manage' },
  summary: 'Makes a customer of whoever this contact is with, and adds what the visitor said of herself.',
  params,
  body: createCustomer.body ?? shape({}),
  answer: Contact,
  example: { params: exampleParams, body: { name: '陈桂兰' }, answer: hers },
})

/** The facts of a contact in a customer's timeline. */
export const ContactInTimeline = shape({
  contactId: Id,
  channel: Channel,
  state: oneOf(contactStates),
  agentName: orNull(Type.String()),
  endedAt: orNull(Instant),
  /** Codes of the tree, and of what came of it. */
  reasons: Contact.properties.reasons,
  resolved: Contact.properties.resolved,
  outcome: Contact.properties.outcome,
  note: Contact.properties.note,
  rating: Contact.properties.rating,
  /** What she wrote first. */
  firstWords: orNull(Type.String()),
  /** Who asks may read the whole of it. */
  readable: Type.Boolean(),
})
export type ContactInTimeline = Static<typeof ContactInTimeline>
