import { isAPIError } from 'better-auth/api'
import { type Id, type InputOf, Refused } from '#protocol'
import { announce, audit, type Tx } from '#platform/action'
import {
  type Me,
  mostSessions,
  type Place,
  sessionEnded,
  sessionStarted,
  type signIn as declared,
} from '#identity/core'
import { countFailure, forgive, placesOf, refuseIfTooMany } from './attempts.ts'
import { authIn } from './better-auth.ts'
import { onBehalfOf, personActor } from './caller.ts'
import { deviceCookie, deviceOf, newDevice } from './cookies.ts'
import { meOf } from './me.ts'
import { hashOfLogin } from './secrets.ts'
import { deleteOldSessions, deleteSessions, isTrusted, trustDevice } from './store-sessions.ts'
import { accountByLogin, type AccountRow, personBySession } from './store.ts'

/** Unknown logins take the same way, and the same time, as known ones. */
export async function signIn(tx: Tx, { body }: InputOf<typeof declared>): Promise<Me> {
  const account = await accountByLogin(tx.db, body.login)
  const device = await trustedDevice(tx, account)
  const places = placesOf(tx, hashOfLogin(tx.organisation, body.login), device && `${account?.id}:${device}`)
  await refuseIfTooMany(tx, places)
  const token = await openSession(tx, account?.account_email ?? nobody, body.password)
  if (account === undefined || token === undefined) return refuse(tx, account, places)
  await forgive(tx, places)
  return welcome(tx, account, token)
}

const nobody = 'nobody@people.invalid'

async function trustedDevice(tx: Tx, account: AccountRow | undefined): Promise<string | undefined> {
  const device = deviceOf(tx.organisation, tx.request.headers)
  if (account === undefined || device === undefined) return undefined
  return (await isTrusted(tx.db, account.id, device)) ? device : undefined
}

/** The new session's token, or undefined where the password is wrong; its cookie goes into the answer. */
export async function openSession(tx: Tx, email: string, password: string): Promise<string | undefined> {
  try {
    const { headers, response } = await authIn(tx).api.signInEmail({
      body: { email, password },
      returnHeaders: true,
    })
    for (const cookie of headers.getSetCookie()) tx.answer.headers.append('set-cookie', cookie)
    return response.token
  } catch (error) {
    if (isAPIError(error) && error.status === 'UNAUTHORIZED') return undefined
    throw error
  }
}

async function refuse(tx: Tx, account: AccountRow | undefined, places: readonly Place[]): Promise<never> {
  await countFailure(tx, places)
  const subject = account
    ? { kind: 'person', id: account.id, label: account.name }
    : { kind: 'person', id: null }
  await audit(tx, { action: 'identity.sign-in-failed', subject })
  throw new Refused({ code: 'identity.wrong-credentials', status: 401 }, { keepsChanges: true })
}

/** Where she finds herself once she is in. */
export type AfterSignIn = (tx: Tx, personId: Id) => Promise<void>

let landed: AfterSignIn = async () => undefined

/** A slot: the state she begins in is known by domains that come after this one. */
export function afterSignIn(land: AfterSignIn): void {
  landed = land
}

/** What follows once a session is open: the device is known, old sessions end, it is told and noted. */
export async function welcome(tx: Tx, account: AccountRow, token: string): Promise<Me> {
  const row = await personBySession(tx.db, token, tx.now)
  if (row === undefined) throw new Refused({ code: 'identity.wrong-credentials', status: 401 })
  const actor = personActor(row, tx.organisation)
  const hers = onBehalfOf(tx, actor)
  const device = deviceOf(tx.organisation, tx.request.headers) ?? newDevice()
  await trustDevice(tx.db, account.id, device, tx.now)
  tx.answer.headers.append('set-cookie', deviceCookie(tx.organisation, device))
  await endSessionOfThisBrowser(tx)
  for (const sessionId of await deleteOldSessions(tx.db, account.id, mostSessions, tx.now)) {
    await announce(hers, sessionEnded({ personId: account.id }, { sessionId, why: 'signed-out' }))
  }
  await announce(hers, sessionStarted({ personId: account.id }, { sessionId: actor.sessionId }))
  const subject = { kind: 'person', id: account.id, label: account.name }
  await audit(hers, { action: 'identity.sign-in', subject })
  await landed(hers, account.id)
  return meOf(hers, actor)
}

// Two people at one desk: who signs in here ends what the one before left open.
async function endSessionOfThisBrowser(tx: Tx): Promise<void> {
  if (tx.actor.kind !== 'person') return
  const { personId, sessionId } = tx.actor
  for (const id of await deleteSessions(tx.db, personId, { only: sessionId })) {
    await announce(tx, sessionEnded({ personId }, { sessionId: id, why: 'signed-out' }))
  }
}
