import type { InputOf, Page } from '#protocol'
import type { Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import type { getPerson as get, listPeople as list, Person, PersonPage } from '#people/core'
import { pageOfPerson, personWithin, shownPerson } from './person.ts'
import { searchPattern } from './search-keys.ts'
import { peopleByName } from './store.ts'

export async function listPeople(tx: Tx, { query }: InputOf<typeof list>): Promise<Page<Person>> {
  const { q, unitId, state, limit = 50 } = query
  const filter = { unitId, state, pattern: q === undefined ? undefined : searchPattern(q) }
  const after = readCursor(query.cursor, ['text', 'id'])
  const rows = await peopleByName(tx.db, tx.scope, filter, { after, limit })
  const { items, next } = nextCursor(rows, limit, (row) => [row.name_key, row.id])
  return { items: items.map(shownPerson), next }
}

export async function getPerson(tx: Tx, { params }: InputOf<typeof get>): Promise<PersonPage> {
  return pageOfPerson(tx, (await personWithin(tx, 'people.read', params.personId)).id)
}
