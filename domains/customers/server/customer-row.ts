// A customer as the database keeps her, and as she is shown: what is sensitive leaves it masked.
import {
  type Customer,
  type CustomerPage,
  type Field,
  type Fields,
  hiddenWords,
  type Identity,
  type IdentityRow,
  isSensitiveField,
  type Level,
  maskedAddress,
  maskedIdentity,
  maskedIdNumber,
  maskedNeeds,
  maskedText,
  maskedWords,
  type Merge,
  type Need,
  type Whole,
  type Words,
} from '#customers/core'
import type { Id, Language } from '#protocol'

export type StoredIdentity = IdentityRow & { verified: boolean; addedAt: string }

/** What a list needs. */
export type ListedRow = {
  id: Id
  name: string | null
  name_key: string
  level: Level
  language: Language | null
  needs: Need[]
  tags: string[]
  seen_at: Date
  last_contact_at: Date | null
  merged_into: Id | null
  version: number
  identities: readonly Pick<StoredIdentity, 'kind' | 'value'>[] | null
}

export type WholeRow = Omit<ListedRow, 'identities'> & {
  identities: StoredIdentity[]
  salutation: string | null
  preferred_channel: Fields['preferredChannel']
  preferred_hours: string | null
  birthday: string | null
  note: string | null
  id_number: string | null
  address: string | null
  created_at: Date
}

const mostShown = 3

export function shownCustomer(row: ListedRow): Customer {
  const of = (kind: 'phone' | 'email') =>
    (row.identities ?? [])
      .filter((identity) => identity.kind === kind)
      .slice(0, mostShown)
      .map(({ value }) => maskedIdentity(kind, value))
  return {
    id: row.id,
    name: row.name,
    level: row.level,
    language: row.language,
    needs: maskedNeeds(row.needs),
    tags: row.tags,
    phones: of('phone'),
    emails: of('email'),
    seenAt: row.seen_at.toISOString(),
    lastContactAt: row.last_contact_at?.toISOString() ?? null,
    mergedInto: row.merged_into,
    version: row.version,
  }
}

export function shownPage(row: WholeRow, more: { merges: Merge[]; servedByYou: boolean }): CustomerPage {
  const words = wordsOf(wholeOf(row))
  return {
    ...shownCustomer(row),
    ...maskedWords(words),
    hidden: hiddenWords(words),
    salutation: row.salutation,
    preferredChannel: row.preferred_channel,
    birthday: row.birthday,
    idNumber: row.id_number === null ? null : maskedIdNumber(row.id_number),
    address: row.address === null ? null : maskedAddress(row.address),
    identities: row.identities.map(shownIdentity),
    createdAt: row.created_at.toISOString(),
    ...more,
  }
}

const shownIdentity = ({ id, kind, value, verified, addedAt }: StoredIdentity): Identity => ({
  id,
  kind,
  shown: maskedIdentity(kind, value),
  verified,
  addedAt: new Date(addedAt).toISOString(),
})

export function wholeOf(row: WholeRow): Whole & { identities: StoredIdentity[] } {
  return {
    fields: fieldsOf(row),
    needs: row.needs,
    tags: row.tags,
    identities: row.identities,
    lastContactAt: row.last_contact_at?.toISOString() ?? null,
  }
}

export function fieldsOf(row: WholeRow): Fields {
  return {
    name: row.name,
    level: row.level,
    language: row.language,
    salutation: row.salutation,
    preferredChannel: row.preferred_channel,
    preferredHours: row.preferred_hours,
    birthday: row.birthday,
    note: row.note,
    idNumber: row.id_number,
    address: row.address,
  }
}

export const wordsOf = ({ fields, needs }: Pick<Whole, 'fields' | 'needs'>): Words => ({
  needs,
  preferredHours: fields.preferredHours,
  note: fields.note,
})

/** A field's value as it may stand in an answer or in the audit trail. */
export function shownField(field: Field, value: Fields[Field]): string | null {
  if (value === null) return null
  if (field === 'note' || field === 'preferredHours') return maskedText(String(value))
  if (!isSensitiveField(field)) return String(value)
  return field === 'idNumber' ? maskedIdNumber(String(value)) : maskedAddress(String(value))
}

/** The record as the audit trail tells it. */
export function inAudit(whole: Omit<Whole, 'lastContactAt'>): Record<string, unknown> {
  const { fields, needs, tags, identities } = whole
  return {
    ...fields,
    idNumber: shownField('idNumber', fields.idNumber),
    address: shownField('address', fields.address),
    preferredHours: shownField('preferredHours', fields.preferredHours),
    note: shownField('note', fields.note),
    needs: maskedNeeds(needs).map(({ kind, text }) => (text === null ? kind : `${kind}: ${text}`)),
    tags,
    identities: identities.map(({ kind, value }) => maskedIdentity(kind, value)),
  }
}

export const subjectOf = (row: { id: Id; name: string | null }) => ({
  kind: 'customer',
  id: row.id,
  ...(row.name !== null && { label: row.name }),
})
