// Who may be the same person: looked for by what two records share, judged by core.
import {
  type Candidate,
  type Comparable,
  isSuggested,
  type Known,
  type listDuplicates as declared,
  likenessOf,
} from '#customers/core'
import type { Tx } from '#platform/action'
import { folded, syllables } from '#platform/names'
import type { Id, InputOf } from '#protocol'
import { knownCustomer } from './customer.ts'
import { shownCustomer, type WholeRow } from './customer-row.ts'
import { sortKey } from './save-record.ts'
import { possibleTwins } from './store.ts'

const mostLookedAt = 100
const mostSuggested = 20

export async function listDuplicates(
  tx: Tx,
  { params }: InputOf<typeof declared>,
): Promise<{ items: Candidate[] }> {
  const row = await knownCustomer(tx, params.customerId)
  if (row.merged_into !== null) return { items: [] }
  const all = await alike(tx, comparable(row), row.id)
  return { items: all.filter(isSuggested).slice(0, mostSuggested) }
}

export type Said = { name: string | null; phone: string | null; email: string | null }

/** Who it may be that says this of herself: everybody who shares anything, for an agent to choose from. */
export async function candidatesFor(tx: Tx, { name, phone, email }: Said): Promise<Candidate[]> {
  const identities: Known[] = [
    ...(phone === null ? [] : [{ kind: 'phone' as const, value: phone }]),
    ...(email === null ? [] : [{ kind: 'email' as const, value: email }]),
  ]
  const said = { name, identities, id_number: null, birthday: null }
  return (await alike(tx, comparable(said), null)).slice(0, mostSuggested)
}

async function alike(tx: Tx, she: Comparable, id: Id | null): Promise<Candidate[]> {
  const values = she.identities
    .filter(({ kind }) => kind === 'phone' || kind === 'email')
    .map(({ value }) => value)
  const nameKey = she.folded === null ? null : sortKey(she.folded)
  const rows = await possibleTwins(tx.db, { id, values, idNumber: she.idNumber, nameKey }, mostLookedAt)
  return rows
    .map((row) => ({ customer: shownCustomer(row), ...likenessOf(she, comparable(row)) }))
    .toSorted((one, other) => other.score - one.score || (one.customer.id < other.customer.id ? -1 : 1))
}

export function comparable(
  row: Pick<WholeRow, 'name' | 'id_number' | 'birthday'> & { identities: readonly Known[] },
): Comparable {
  const name = row.name === null ? null : folded(row.name).replaceAll(/\s/g, '')
  return {
    folded: name,
    sound: name === null ? null : syllables(name).join(' '),
    idNumber: row.id_number,
    birthday: row.birthday,
    identities: row.identities,
  }
}
