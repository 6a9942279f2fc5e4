// What people tells identity about the persons behind accounts.
import type { Id, Language } from '#protocol'
import type { Tx } from '#platform/action'
import type { SessionEnding } from '#identity/core'
import { accountEmail, endSessions } from './passwords.ts'
import { distrustDevices } from './store-sessions.ts'
import { accountState, changeAccount, deletePassword, revokeLinks, savePreferences } from './store.ts'

/** Name or address changed: the account follows, where there is one. */
export async function renameAccount(
  tx: Tx,
  person: { id: Id; name: string; email: string | null },
): Promise<void> {
  await changeAccount(tx.db, { id: person.id, name: person.name, email: accountEmail(person) }, tx.now)
}

/** Nobody gets in as this person any more until she is invited or given a link again. */
export async function closeAccount(tx: Tx, personId: Id, why: SessionEnding): Promise<void> {
  await revokeLinks(tx.db, personId, ['invitation', 'reset'], tx.now)
  await deletePassword(tx.db, personId)
  await distrustDevices(tx.db, personId)
  await endSessions(tx, personId, why)
}

/** The language her screens begin in. */
export async function beginIn(tx: Tx, personId: Id, language: Language): Promise<void> {
  await savePreferences(tx.db, { person_id: personId, language, theme: 'system' })
}

export const accountStateOf = (tx: Tx, personId: Id): Promise<'none' | 'invited' | 'active'> =>
  accountState(tx.db, personId, tx.now)
