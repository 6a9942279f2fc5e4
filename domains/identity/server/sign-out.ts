import { announce, audit, type Tx } from '#platform/action'
import type { Id } from '#protocol'
import { sessionEnded } from '#identity/core'
import { authIn } from './better-auth.ts'
import { personOf } from './caller.ts'

/** Refuses where somebody must not go yet. */
export type BeforeSignOut = (tx: Tx, personId: Id) => Promise<void>

let refuseTooEarly: BeforeSignOut = async () => undefined

/** A slot: what she still has to do is known by domains that come after this one. */
export function beforeSignOut(refuse: BeforeSignOut): void {
  refuseTooEarly = refuse
}

export async function signOut(tx: Tx): Promise<Record<never, never>> {
  const { personId, sessionId, name } = personOf(tx)
  await refuseTooEarly(tx, personId)
  const { headers } = await authIn(tx).api.signOut({ headers: tx.request.headers, returnHeaders: true })
  for (const cookie of headers.getSetCookie()) tx.answer.headers.append('set-cookie', cookie)
  await announce(tx, sessionEnded({ personId }, { sessionId, why: 'signed-out' }))
  await audit(tx, { action: 'identity.sign-out', subject: { kind: 'person', id: personId, label: name } })
  return {}
}
