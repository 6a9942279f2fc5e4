// Two records of one person made one, and parted again.
import { endpoint, Id, Nothing, pageOf, pageQuery, shape } from '#protocol'
import {
  exampleCustomer,
  exampleMerge,
  examplePage,
  examplePair,
  examplePreview,
  otherCustomer,
} from './examples.ts'
import { CustomerPage, DuplicatePair, MergePreview, Version } from './shapes.ts'

export const listDuplicatePairs = endpoint({
  id: 'customers.duplicate-pairs',
  method: 'GET',
  path: '/customer-duplicates',
  promise: 'public',
  caller: { permission: 'customers.merge' },
  summary:
    'Lists pairs of customers that may be one person, those with the newest record first. One page looks through some two thousand customers: it may be short, or empty, and another follow.',
  query: shape(pageQuery),
  answer: pageOf(DuplicatePair),
  example: { answer: { items: [examplePair], next: null } },
})

const params = shape({ customerId: Id })
const exampleParams = { customerId: exampleCustomer.id }

export const previewMerge = endpoint({
  id: 'customers.merge-preview',
  method: 'GET',
  path: '/customers/:customerId/merge-preview',
  promise: 'public',
  caller: { permission: 'customers.merge' },
  summary: 'Tells what merging another customer into this one would move and change.',
  params,
  query: shape({ otherId: Id }),
  answer: MergePreview,
  example: { params: exampleParams, query: { otherId: otherCustomer.id }, answer: examplePreview },
})

export const mergeCustomers = endpoint({
  id: 'customers.merge',
  method: 'POST',
  path: '/customers/:customerId/merges',
  promise: 'public',
  caller: { permission: 'customers.merge' },
  summary: 'Merges another customer into this one: she gets its identities, needs, tags, and its contacts.',
  params,
  body: shape({ otherId: Id, version: Version, otherVersion: Version }),
  answer: CustomerPage,
  example: {
    params: exampleParams,
    body: { otherId: otherCustomer.id, version: 4, otherVersion: 1 },
    answer: examplePage,
  },
})

export const undoMerge = endpoint({
  id: 'customers.undo-merge',
  method: 'DELETE',
  path: '/customers/:customerId/merges/:mergeId',
  promise: 'public',
  caller: { permission: 'customers.merge' },
  summary:
    'Parts two customers again: what the merge brought goes back, contacts since then stay with this one.',
  params: shape({ customerId: Id, mergeId: Id }),
  answer: CustomerPage,
  example: { params: { ...exampleParams, mergeId: exampleMerge.id }, answer: examplePage },
})

export const tellApart = endpoint({
  id: 'customers.tell-apart',
  method: 'POST',
  path: '/customers/:customerId/distinctions',
  promise: 'public',
  caller: { permission: 'customers.merge' },
  summary: 'Says that another customer is somebody else: the two are no longer suggested as one.',
  params,
  body: shape({ otherId: Id }),
  answer: Nothing,
  example: { params: exampleParams, body: { otherId: otherCustomer.id }, answer: {} },
})
