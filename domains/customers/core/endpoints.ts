// What may be asked of customers: finding, reading, keeping and revealing. Merging is in merge-endpoints.ts.
import { Type } from 'typebox'
import { endpoint, Id, oneOf, pageOf, pageQuery, shape, shortText } from '#protocol'
import {
  exampleCandidate,
  exampleCustomer,
  exampleIdentity,
  examplePage,
  exampleRevelation,
} from './examples.ts'
import { longestEmail } from './identities.ts'
import { sensitive } from './rules.ts'
import {
  Candidate,
  Customer,
  CustomerBrief,
  CustomerPage,
  Editable,
  RevealedWords,
  Revelation,
  TimelineEntry,
  Version,
} from './shapes.ts'

const params = shape({ customerId: Id })
const exampleParams = { customerId: exampleCustomer.id }

export const sortings = ['name', 'seen'] as const

const filter = {
  q: Type.Optional(shortText(100)),
  level: Type.Optional(Type.Integer({ minimum: 0, maximum: 3 })),
  tag: Type.Optional(shortText(30)),
}

export const listCustomers = endpoint({
  id: 'customers.list',
  method: 'GET',
  path: '/customers',
  promise: 'public',
  caller: { permission: 'customers.read' },
  summary:
    'Lists customers by the pinyin of their names or by who was seen last. `q` finds names in either script, pinyin, initials, any three figures of a phone, e-mail addresses and tags; what it finds comes by who was seen last.',
  query: shape({ ...filter, sort: Type.Optional(oneOf(sortings)), ...pageQuery }),
  answer: pageOf(Customer),
  example: { query: { q: 'cgl' }, answer: { items: [exampleCustomer], next: null } },
})

/** Beyond this many nobody counts. */
export const mostCounted = 1_000

export const countCustomers = endpoint({
  id: 'customers.count',
  method: 'GET',
  path: '/customer-count',
  promise: 'public',
  caller: { permission: 'customers.read' },
  summary: 'Counts what the same filter lists, up to a thousand; `more` says that there are more.',
  query: shape(filter),
  answer: shape({ count: Type.Integer({ minimum: 0, maximum: mostCounted }), more: Type.Boolean() }),
  example: { query: { tag: '老客户' }, answer: { count: 1_000, more: true } },
})

export const getCustomer = endpoint({
  id: 'customers.get',
  method: 'GET',
  path: '/customers/:customerId',
  promise: 'public',
  caller: { permission: 'customers.read' },
  summary: 'Gives one customer with everything kept of her; what is sensitive is masked.',
  params,
  answer: CustomerPage,
  example: { params: exampleParams, answer: examplePage },
})

export const getCustomerBrief = endpoint({
  id: 'customers.brief',
  method: 'GET',
  path: '/customers/:customerId/brief',
  promise: 'screen',
  caller: { permission: 'customers.read' },
  summary: 'Gives what to know of a customer before the first word, with her last three contacts.',
  params,
  answer: shape({ customer: CustomerBrief, last: Type.Array(TimelineEntry) }),
})

export const createCustomer = endpoint({
  id: 'customers.create',
  method: 'POST',
  path: '/customers',
  promise: 'public',
  caller: { permission: 'customers.manage' },
  summary: 'Adds a customer, with a name or at least one phone or e-mail address.',
  body: shape({
    ...Type.Partial(Type.Object(Editable)).properties,
    phones: Type.Optional(Type.Array(shortText(40), { maxItems: 5 })),
    emails: Type.Optional(Type.Array(shortText(longestEmail), { maxItems: 5 })),
  }),
  answer: CustomerPage,
  example: {
    body: { name: '陈桂兰', level: 2, phones: ['138 1234 5678'] },
    answer: examplePage,
  },
})

export const updateCustomer = endpoint({
  id: 'customers.update',
  method: 'PATCH',
  path: '/customers/:customerId',
  promise: 'public',
  caller: { permission: 'customers.manage' },
  summary:
    'Changes the given fields of a customer; a stale version is refused with what changed. Words sent back as they were shown stay what they are; a mask with anything else around it is refused.',
  params,
  body: shape({ version: Version, ...Type.Partial(Type.Object(Editable)).properties }),
  answer: CustomerPage,
  example: { params: exampleParams, body: { version: 3, level: 2 }, answer: examplePage },
})

export const addIdentity = endpoint({
  id: 'customers.add-identity',
  method: 'POST',
  path: '/customers/:customerId/identities',
  promise: 'public',
  caller: { permission: 'customers.manage' },
  summary: 'Adds a phone or an e-mail address; one she has already changes nothing.',
  params,
  body: shape({ kind: oneOf(['phone', 'email']), value: shortText(longestEmail) }),
  answer: CustomerPage,
  example: {
    params: exampleParams,
    body: { kind: 'phone', value: '138 1234 5678' },
    answer: examplePage,
  },
})

export const removeIdentity = endpoint({
  id: 'customers.remove-identity',
  method: 'DELETE',
  path: '/customers/:customerId/identities/:identityId',
  promise: 'public',
  caller: { permission: 'customers.manage' },
  summary: 'Takes a phone, an e-mail address, a visitor or an account off a customer.',
  params: shape({ customerId: Id, identityId: Id }),
  answer: CustomerPage,
  example: { params: { ...exampleParams, identityId: exampleIdentity }, answer: examplePage },
})

export const getTimeline = endpoint({
  id: 'customers.timeline',
  method: 'GET',
  path: '/customers/:customerId/timeline',
  promise: 'public',
  caller: { permission: 'customers.read' },
  summary: 'Lists everything that happened with a customer, the newest first.',
  params,
  query: shape(pageQuery),
  answer: pageOf(TimelineEntry),
  example: { params: exampleParams, answer: { items: [], next: null } },
})

export const listDuplicates = endpoint({
  id: 'customers.duplicates',
  method: 'GET',
  path: '/customers/:customerId/duplicates',
  promise: 'public',
  caller: { permission: 'customers.read' },
  summary: 'Suggests who else may be the same person, with a score and what speaks for it.',
  params,
  answer: shape({ items: Type.Array(Candidate) }),
  example: { params: exampleParams, answer: { items: [exampleCandidate] } },
})

export const reveal = endpoint({
  id: 'customers.reveal',
  method: 'POST',
  path: '/customers/:customerId/revelations',
  promise: 'public',
  caller: { permission: 'customers.reveal' },
  summary:
    'Gives one masked value in full, against a written reason that is kept; `note` gives all that is masked in notes, needs and hours.',
  secret: true,
  params,
  body: shape({
    what: oneOf(sensitive),
    /** Which phone or e-mail address. */
    identityId: Type.Optional(Id),
    reason: shortText(200),
  }),
  answer: shape({
    value: Type.String(),
    /** With `note`: what may be edited now. */
    words: Type.Optional(RevealedWords),
    revelation: Revelation,
  }),
  example: {
    params: exampleParams,
    body: { what: 'phone', identityId: exampleIdentity, reason: exampleRevelation.reason },
    answer: { value: '138 1234 5678', revelation: exampleRevelation },
  },
})

export const listRevelations = endpoint({
  id: 'customers.revelations',
  method: 'GET',
  path: '/customers/:customerId/revelations',
  promise: 'public',
  caller: { permission: 'customers.read' },
  summary: 'Lists who looked at what is masked, and why, the latest first.',
  params,
  query: shape(pageQuery),
  answer: pageOf(Revelation),
  example: { params: exampleParams, answer: { items: [exampleRevelation], next: null } },
})

export const listTags = endpoint({
  id: 'customers.tags',
  method: 'GET',
  path: '/customer-tags',
  promise: 'public',
  caller: { permission: 'customers.read' },
  summary: 'Lists the tags in use by pinyin; at most 200.',
  query: shape({ q: Type.Optional(shortText(30)) }),
  answer: shape({ items: Type.Array(Type.String()) }),
  example: { answer: { items: ['老客户'] } },
})
