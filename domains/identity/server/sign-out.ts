import { announce, audit, type Tx } from '#platform/action'
import { sessionEnded } from '#identity/core'
import { authIn } from './better-auth.ts'
import { personOf } from './caller.ts'

export async function signOut(tx: Tx): Promise<Record<never, never>> {
  const { personId, sessionId, name } = personOf(tx)
  const { headers } = await authIn(tx).api.signOut({ headers: tx.request.headers, returnHeaders: true })
  for (const cookie of headers.getSetCookie()) tx.answer.headers.append('set-cookie', cookie)
  await announce(tx, sessionEnded({ personId }, { sessionId, why: 'signed-out' }))
  await audit(tx, { action: 'identity.sign-out', subject: { kind: 'person', id: personId, label: name } })
  return {}
}
