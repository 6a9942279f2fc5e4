import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { briefPeople } from './store.ts'

/** As a notice or a log names her; undefined when there is nobody of this id. */
export async function nameOf(tx: Tx, personId: Id): Promise<string | undefined> {
  const [person] = await briefPeople(tx.db, [personId])
  return person?.name
}
