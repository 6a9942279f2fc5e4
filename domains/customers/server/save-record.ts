// How every record is kept: with the keys it is found and sorted by, and its tags in the spelling already in use.
import type { Known } from '#customers/core'
import type { Tx } from '#platform/action'
import { folded, nameKey } from '#platform/names'
import type { Id } from '#protocol'
import { searchKeys } from './search-keys.ts'
import { insertCustomer, type Kept, type Keys, keepTags, saveCustomer } from './store-record.ts'
import { tagsSpelt } from './store.ts'

/** Behind every letter: who has no name comes last. */
const nameless = '~'

/** Both scripts sort alike. */
export const sortKey = (name: string | null): string => (name === null ? nameless : nameKey(folded(name)))

function keysOf({ fields, tags }: Kept, identities: readonly Known[]): Keys {
  const { name } = fields
  return { nameKey: sortKey(name), searchKeys: searchKeys({ name, tags, identities }) }
}

export async function insertRecord(tx: Tx, id: Id, kept: Kept, identities: readonly Known[]): Promise<void> {
  const spelt = await spelling(tx, kept)
  await insertCustomer(tx.db, id, { ...spelt, ...keysOf(spelt, identities), at: tx.now })
}

/** Her version comes on by one. */
export async function saveRecord(tx: Tx, id: Id, kept: Kept, identities: readonly Known[]): Promise<void> {
  const spelt = await spelling(tx, kept)
  await saveCustomer(tx.db, id, { ...spelt, ...keysOf(spelt, identities) })
}

async function spelling(tx: Tx, kept: Kept): Promise<Kept> {
  if (kept.tags.length === 0) return kept
  const wanted = kept.tags.map((tag) => ({ name: tag, nameKey: sortKey(tag) }))
  const inUse = new Map((await tagsSpelt(tx.db, wanted)).map(({ name, nameKey: key }) => [key, name]))
  const tags = [...new Set(wanted.map(({ name, nameKey: key }) => inUse.get(key) ?? name))]
  await keepTags(
    tx.db,
    wanted.filter(({ nameKey: key }) => !inUse.has(key)),
  )
  return { ...kept, tags }
}
