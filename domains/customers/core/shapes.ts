// Customers as they cross the wire. What is sensitive stands in them masked, whoever asks.
import { type Static, Type } from 'typebox'
import { Id, Instant, Language, oneOf, orNull, shape, shortText } from '#protocol'
import { likenessReasons } from './likeness.ts'
import { fields, mostNeeds, mostTags } from './merge.ts'
import { sensitive, wordFields } from './rules.ts'

/** 0 is ordinary; 3 is served first. */
export const levels = [0, 1, 2, 3] as const
export type Level = (typeof levels)[number]
export const Level = Type.Unsafe<Level>({ type: 'integer', enum: [...levels] })

/** What everybody who serves her has to know before the first word. */
export const needKinds = [
  'hearing',
  'sight',
  'elderly',
  'large-print',
  'dialect',
  'slow-speech',
  'interpreter',
  'reduced-mobility',
  'other',
] as const
export const Need = shape({ kind: oneOf(needKinds), text: orNull(shortText(100)) })
export type Need = Static<typeof Need>

export const identityKinds = ['phone', 'email', 'visitor', 'account'] as const
export type IdentityKind = (typeof identityKinds)[number]

export const Version = Type.Integer({ minimum: 1 })
const Tag = shortText(30)
/** `1949-10-01`, or `10-01` where nobody knows the year. */
const Birthday = Type.String({
  pattern: '^((19|20)[0-9]{2}-)?(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  maxLength: 10,
})
export const preferredChannels = ['chat', 'phone', 'mail'] as const

/** What may be given and changed of a customer. */
export const Editable = {
  name: orNull(shortText(80)),
  level: Level,
  language: orNull(Language),
  salutation: orNull(shortText(40)),
  needs: Type.Array(Need, { maxItems: mostNeeds }),
  tags: Type.Array(Tag, { maxItems: mostTags, uniqueItems: true }),
  preferredChannel: orNull(oneOf(preferredChannels)),
  preferredHours: orNull(shortText(100)),
  birthday: orNull(Birthday),
  note: orNull(shortText(1_500)),
  idNumber: orNull(shortText(40)),
  address: orNull(shortText(200)),
}

export const Identity = shape({
  id: Id,
  kind: oneOf(identityKinds),
  /** Masked: `138****5678`, `w***@example.com`; of a visitor the end of her id. */
  shown: Type.String(),
  /** Proven by a signature or a reply, and not only said. */
  verified: Type.Boolean(),
  addedAt: Instant,
})
export type Identity = Static<typeof Identity>

/** A customer in a list. */
export const Customer = shape({
  id: Id,
  name: orNull(Type.String()),
  level: Level,
  language: orNull(Language),
  needs: Type.Array(Need),
  tags: Type.Array(Type.String()),
  /** Masked, at most three of each. */
  phones: Type.Array(Type.String()),
  emails: Type.Array(Type.String()),
  /** What the list is in the order of: her last contact, or when the record was made. */
  seenAt: Instant,
  /** Null where there was none. */
  lastContactAt: orNull(Instant),
  mergedInto: orNull(Id),
  version: Version,
})
export type Customer = Static<typeof Customer>

export const Merge = shape({
  id: Id,
  mergedId: Id,
  mergedName: orNull(Type.String()),
  at: Instant,
  by: orNull(Type.String()),
  undoneAt: orNull(Instant),
  undoneBy: orNull(Type.String()),
})
export type Merge = Static<typeof Merge>

/** A customer with all that is kept of her. */
export const CustomerPage = shape({
  ...Customer.properties,
  salutation: orNull(Type.String()),
  preferredChannel: orNull(oneOf(preferredChannels)),
  preferredHours: orNull(Type.String()),
  birthday: orNull(Type.String()),
  note: orNull(Type.String()),
  /** Which of her words hold phones, id numbers, bank cards or e-mail addresses, masked here. */
  hidden: Type.Array(oneOf(wordFields)),
  /** Masked. */
  idNumber: orNull(Type.String()),
  /** Masked. */
  address: orNull(Type.String()),
  identities: Type.Array(Identity),
  /** What was merged into her, the latest first. */
  merges: Type.Array(Merge),
  createdAt: Instant,
  /** You serve her now: what an agent may do hangs on it. */
  servedByYou: Type.Boolean(),
})
export type CustomerPage = Static<typeof CustomerPage>

/** What somebody sees who is offered her contact: the few things to know before the first word. */
export const CustomerBrief = shape({
  id: Id,
  name: orNull(Type.String()),
  salutation: orNull(Type.String()),
  level: Level,
  language: orNull(Language),
  needs: Type.Array(Need),
  tags: Type.Array(Type.String()),
})
export type CustomerBrief = Static<typeof CustomerBrief>

/** One thing that happened with her; `kind` says which domain tells it and what `facts` are. */
export const TimelineEntry = shape({
  id: Id,
  kind: Type.String(),
  at: Instant,
  facts: Type.Record(Type.String(), Type.Unknown()),
})
export type TimelineEntry = Static<typeof TimelineEntry>

export const Likeness = shape({
  score: Type.Integer({ minimum: 0, maximum: 100 }),
  reasons: Type.Array(oneOf(likenessReasons)),
})

export const Candidate = shape({ customer: Customer, ...Likeness.properties })
export type Candidate = Static<typeof Candidate>

/** Two records that may be one person; `one` is the newer. */
export const DuplicatePair = shape({ one: Customer, other: Customer, ...Likeness.properties })
export type DuplicatePair = Static<typeof DuplicatePair>

const Change = shape({ field: oneOf(fields), before: orNull(Type.String()), after: orNull(Type.String()) })
export type Change = Static<typeof Change>

/** What a merge would do, with sensitive values masked. */
export const MergePreview = shape({
  survivor: Customer,
  other: Customer,
  changes: Type.Array(Change),
  needs: Type.Array(Need),
  tags: Type.Array(Type.String()),
  identities: Type.Array(shape({ kind: oneOf(identityKinds), shown: Type.String() })),
  /** Both say something else: the survivor's stays. */
  conflicts: Type.Array(Change),
  likeness: Likeness,
})
export type MergePreview = Static<typeof MergePreview>

/** Free words in full. */
export const RevealedWords = shape({
  needs: Type.Array(Need),
  preferredHours: orNull(Type.String()),
  note: orNull(Type.String()),
})
export type RevealedWords = Static<typeof RevealedWords>

export const Revelation = shape({
  id: Id,
  what: oneOf(sensitive),
  masked: Type.String(),
  reason: Type.String(),
  at: Instant,
  by: orNull(Type.String()),
})
export type Revelation = Static<typeof Revelation>
