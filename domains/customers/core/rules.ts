// Who may do what with a customer's record, and why not.
import { covers, type Id, type Scope } from '#protocol'
import type { Field } from './merge.ts'

/** Customers belong to nobody; to an agent they are hers while she serves them. */
export type Served = { servedBy: Id | null }

export type WhyNotTouch = 'not-serving-her'

/** Leaders reach every customer, an agent whom she serves now. */
export function whyNotTouch(scope: Scope, { servedBy }: Served): WhyNotTouch | undefined {
  return covers(scope, { personId: servedBy, unitId: null }) ? undefined : 'not-serving-her'
}

export type WhyNotEdit = 'merged-away'

export function whyNotEdit(customer: { mergedInto: Id | null }): WhyNotEdit | undefined {
  return customer.mergedInto === null ? undefined : 'merged-away'
}

export type WhyNotMerge = 'with-herself' | WhyNotEdit

export function whyNotMerge(
  survivor: { id: Id; mergedInto: Id | null },
  other: { id: Id; mergedInto: Id | null },
): WhyNotMerge | undefined {
  if (survivor.id === other.id) return 'with-herself'
  return whyNotEdit(survivor) ?? whyNotEdit(other)
}

export type WhyNotUndo = 'already-undone' | 'merged-away' | 'later-merge-first'

export type MergeHead = { id: Id; undoneAt: string | null }

/** A later merge stands on an earlier one: they are taken back from the last on. */
export function whyNotUndo(
  merge: MergeHead,
  survivor: { mergedInto: Id | null },
  all: readonly MergeHead[],
): WhyNotUndo | undefined {
  if (merge.undoneAt !== null) return 'already-undone'
  if (survivor.mergedInto !== null) return 'merged-away'
  const standing = all.filter(({ undoneAt }) => undoneAt === null).map(({ id }) => id)
  return standing.some((id) => id > merge.id) ? 'later-merge-first' : undefined
}

export type WhyNotKeep = 'nobody-to-name'

/** A record must be good for finding her again. */
export function whyNotKeep(known: { name: string | null; identities: number }): WhyNotKeep | undefined {
  return known.name !== null || known.identities > 0 ? undefined : 'nobody-to-name'
}

/** Shown only after somebody said why she needs it; `note` is all that is hidden in her free words. */
export const sensitive = ['phone', 'email', 'id-number', 'address', 'note'] as const
export type Sensitive = (typeof sensitive)[number]

/** Fields whose values stand nowhere but in the record: the audit trail says only that they changed. */
export const isSensitiveField = (field: Field): field is 'idNumber' | 'address' =>
  field === 'idNumber' || field === 'address'

/** What is written in free words. */
export const wordFields = ['needs', 'preferredHours', 'note'] as const
export type WordField = (typeof wordFields)[number]
