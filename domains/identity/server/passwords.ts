// Sets, changes and resets passwords.
import { type Id, type InputOf, type PersonActor, Refused, refuseIf } from '#protocol'
import { announce, audit, type Tx } from '#platform/action'
import {
  type changePassword as change,
  type Place,
  type resetPassword as reset,
  type SessionEnding,
  sessionEnded,
  whyNotPassword,
} from '#identity/core'
import { countFailure, forgive, refuseIfTooMany } from './attempts.ts'
import { hashPassword, isPassword } from './better-auth.ts'
import { onBehalfOf, personOf } from './caller.ts'
import { takeLink } from './links.ts'
import { deleteSessions, distrustDevices } from './store-sessions.ts'
import { accountById, type AccountRow, revokeLinks, saveAccount, savePassword } from './store.ts'

/** better-auth knows everybody by an address; people without one get one that leads nowhere. */
export const accountEmail = (person: { id: Id; email: string | null }): string =>
  person.email?.toLowerCase() ?? `${person.id}@people.invalid`

/** Gives a person a password, her first or another; a weak one is refused. No link from before sets yet another. */
export async function setPassword(
  tx: Tx,
  person: Pick<AccountRow, 'id' | 'name' | 'staff_number' | 'email'>,
  password: string,
): Promise<void> {
  const { id, name, staff_number: staffNumber, email } = person
  refuseIf(whyNotPassword(password, { name, staffNumber, email }), 'identity', 422)
  await saveAccount(tx.db, { id, name, email: accountEmail(person) }, tx.now)
  await savePassword(tx.db, id, await hashPassword(password), tx.now)
  await revokeLinks(tx.db, id, ['invitation', 'reset'], tx.now)
}

/** Ends sessions of a person, all but one if that is named, and tells who listens under them. */
export async function endSessions(tx: Tx, personId: Id, why: SessionEnding, but?: Id): Promise<void> {
  for (const sessionId of await deleteSessions(tx.db, personId, but === undefined ? {} : { but })) {
    await announce(tx, sessionEnded({ personId }, { sessionId, why }))
  }
}

export async function changePassword(
  tx: Tx,
  { body }: InputOf<typeof change>,
): Promise<Record<never, never>> {
  const me = personOf(tx)
  const account = await accountById(tx.db, me.personId)
  const places: [Place] = [{ kind: 'device', key: `change:${me.personId}` }]
  await refuseIfTooMany(tx, places)
  if (!account?.password || !(await isPassword(account.password, body.current)))
    return wrongCurrent(tx, me, places)
  await forgive(tx, places)
  await setPassword(tx, account, body.next)
  if (body.endOtherSessions) await endSessions(tx, me.personId, 'password-changed', me.sessionId)
  await audit(tx, {
    action: 'identity.change-password',
    subject: { kind: 'person', id: me.personId, label: me.name },
  })
  return {}
}

async function wrongCurrent(tx: Tx, me: PersonActor, places: [Place]): Promise<never> {
  await countFailure(tx, places)
  await audit(tx, {
    action: 'identity.change-password-failed',
    subject: { kind: 'person', id: me.personId, label: me.name },
  })
  throw new Refused({ code: 'identity.wrong-password', status: 422 }, { keepsChanges: true })
}

/** Whoever had got in before is out: every session ends, and no device is trusted any more. */
export async function resetPassword(tx: Tx, { body }: InputOf<typeof reset>): Promise<Record<never, never>> {
  const account = await takeLink(tx, 'reset', body.token)
  await setPassword(tx, account, body.password)
  await distrustDevices(tx.db, account.id)
  await endSessions(tx, account.id, 'password-reset')
  const subject = { kind: 'person', id: account.id, label: account.name }
  await audit(onBehalfOf(tx, { kind: 'system', name: 'identity' }), {
    action: 'identity.reset-password',
    subject,
  })
  return {}
}
