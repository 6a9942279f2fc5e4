// One customer as she stands in the API's documentation.
import type { Candidate, Customer, CustomerPage, DuplicatePair, MergePreview, Revelation } from './shapes.ts'

const id = '01938f2a-4444-7000-8000-000000000001'
const at = '2026-11-21T02:00:00.000Z'

export const exampleCustomer: Customer = {
  id,
  name: '陈桂兰',
  level: 2,
  language: 'zh-Hans',
  needs: [{ kind: 'hearing', text: '左耳听力弱，请放慢语速' }],
  tags: ['老客户'],
  phones: ['138****5678'],
  emails: ['c***@example.com'],
  seenAt: at,
  lastContactAt: at,
  mergedInto: null,
  version: 4,
}

export const otherCustomer: Customer = {
  ...exampleCustomer,
  id: '01938f2a-4444-7000-8000-000000000002',
  name: '陳桂蘭',
  level: 0,
  needs: [],
  tags: [],
  emails: [],
  lastContactAt: null,
  version: 1,
}

export const exampleMerge = {
  id: '01938f2a-4444-7000-8000-0000000000a1',
  mergedId: otherCustomer.id,
  mergedName: otherCustomer.name,
  at,
  by: '陈静',
  undoneAt: null,
  undoneBy: null,
}

export const exampleIdentity = '01938f2a-4444-7000-8000-0000000000b1'

export const examplePage: CustomerPage = {
  ...exampleCustomer,
  salutation: '陈阿姨',
  preferredChannel: 'phone',
  preferredHours: '工作日 9:00–11:30',
  birthday: '03-08',
  note: '喜欢先听结论。',
  hidden: [],
  idNumber: '110****1234',
  address: '浙江省杭州市****',
  identities: [{ id: exampleIdentity, kind: 'phone', shown: '138****5678', verified: false, addedAt: at }],
  merges: [exampleMerge],
  createdAt: at,
  servedByYou: true,
}

export const exampleCandidate: Candidate = {
  customer: otherCustomer,
  score: 80,
  reasons: ['same-phone', 'same-name'],
}

export const examplePair: DuplicatePair = {
  one: otherCustomer,
  other: exampleCustomer,
  score: 80,
  reasons: ['same-phone', 'same-name'],
}

export const examplePreview: MergePreview = {
  survivor: exampleCustomer,
  other: otherCustomer,
  changes: [{ field: 'address', before: null, after: '浙江省杭州市****' }],
  needs: [],
  tags: [],
  identities: [{ kind: 'visitor', shown: '00E1' }],
  conflicts: [{ field: 'name', before: '陈桂兰', after: '陳桂蘭' }],
  likeness: { score: 80, reasons: ['same-phone', 'same-name'] },
}

export const exampleRevelation: Revelation = {
  id: '01938f2a-4444-7000-8000-0000000000c1',
  what: 'phone',
  masked: '138****5678',
  reason: '回拨核实退款账户',
  at,
  by: '王小明',
}
