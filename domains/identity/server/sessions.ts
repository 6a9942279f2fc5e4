import { covers, found, type Id, type InputOf, type Page } from '#protocol'
import { announce, audit, type Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import {
  type listSessions as list,
  mostExpired,
  type revokeSession as revoke,
  type Session,
  sessionEnded,
} from '#identity/core'
import { personOf } from './caller.ts'
import {
  deleteExpiredSessions,
  deleteSessions,
  type OpenSessionRow,
  sessionById,
  sessionsOf,
} from './store-sessions.ts'
import { accountById } from './store.ts'

export async function listSessions(tx: Tx, { query }: InputOf<typeof list>): Promise<Page<Session>> {
  const me = personOf(tx)
  const personId = query.personId ?? me.personId
  if (personId !== me.personId) {
    const account = await accountById(tx.db, personId)
    found(account && mayManage(tx, personId, account.unit_id) ? account : undefined, 'person')
  }
  const limit = query.limit ?? 50
  const rows = await sessionsOf(tx.db, personId, { after: readCursor(query.cursor, ['id']), limit }, tx.now)
  const { items, next } = nextCursor(rows, limit, (row) => [row.id])
  return { items: items.map((row) => shown(row, me.sessionId)), next }
}

export async function revokeSession(
  tx: Tx,
  { params }: InputOf<typeof revoke>,
): Promise<Record<never, never>> {
  const me = personOf(tx)
  const row = await sessionById(tx.db, params.sessionId, tx.now)
  const reached =
    row && (row.user_id === me.personId || mayManage(tx, row.user_id, row.unit_id)) ? row : undefined
  const session = found(reached, 'session')
  await deleteSessions(tx.db, session.user_id, { only: session.id })
  await announce(tx, sessionEnded({ personId: session.user_id }, { sessionId: session.id, why: 'revoked' }))
  await audit(tx, {
    action: 'identity.revoke-session',
    subject: { kind: 'session', id: session.id },
    before: { personId: session.user_id, device: session.user_agent, address: session.ip_address },
  })
  return {}
}

export async function isSignedIn(tx: Tx, personId: Id): Promise<boolean> {
  return (await sessionsOf(tx.db, personId, { after: undefined, limit: 1 }, tx.now)).length > 0
}

/** Nobody notices the time at which a session is over: it is looked for, and told like any other end. */
export async function endExpiredSessions(tx: Tx): Promise<void> {
  for (const { id: sessionId, personId } of await deleteExpiredSessions(tx.db, mostExpired, tx.now))
    await announce(tx, sessionEnded({ personId }, { sessionId, why: 'expired' }))
}

const mayManage = (tx: Tx, personId: string, unitId: string | null) =>
  covers(tx.scopeOf('sessions.manage'), { personId, unitId })

function shown(row: OpenSessionRow, current: string): Session {
  return {
    id: row.id,
    personId: row.user_id,
    device: row.user_agent,
    address: row.ip_address,
    signedInAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    current: row.id === current,
  }
}
