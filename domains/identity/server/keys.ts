import { actorId, type AnswerOf, found, type InputOf, type Page, Refused, refuseIf } from '#protocol'
import { announce, audit, newId, type Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import {
  type ApiKey,
  type createKey as create,
  isRole,
  keyCreated,
  keyRevoked,
  type listKeys as list,
  type revokeKey as revoke,
  whyNotKey,
} from '#identity/core'
import { keyPrefix } from './caller.ts'
import { hashOfToken, newToken } from './secrets.ts'
import { addKey, type ApiKeyRow, endKey, keyById, keys, unitExists } from './store-keys.ts'

export async function listKeys(tx: Tx, { query }: InputOf<typeof list>): Promise<Page<ApiKey>> {
  const limit = query.limit ?? 50
  const rows = await keys(tx.db, { after: readCursor(query.cursor, ['id']), limit })
  const { items, next } = nextCursor(rows, limit, (row) => [row.id])
  return { items: items.map(shown), next }
}

type Asked = Omit<InputOf<typeof create>['body'], 'role'> & { role: string }

/** The key is in this answer only: what is stored cannot be turned back into it. */
export async function createKey(tx: Tx, asked: Asked): Promise<AnswerOf<typeof create>> {
  const { role, unitId = null, permissions = null } = asked
  if (!isRole(role)) throw new Refused({ code: 'identity.unknown-role', status: 422, facts: { role } })
  const expiresAt = asked.expiresAt ? new Date(asked.expiresAt) : null
  refuseIf(whyNotKey(tx.actor, { role, unitId, permissions, expiresAt }, tx.now), 'identity', 422)
  if (unitId !== null) found((await unitExists(tx.db, unitId)) || undefined, 'unit')
  const id = newId()
  const key = `${keyPrefix}${newToken()}`
  await addKey(tx.db, {
    id,
    name: asked.name.trim(),
    start: key.slice(0, keyPrefix.length + 4),
    token_hash: hashOfToken(key),
    role,
    unit_id: unitId,
    permissions,
    created_at: tx.now,
    created_by: tx.actor.kind === 'person' ? actorId(tx.actor) : null,
    expires_at: expiresAt,
  })
  const item = shown(found(await keyById(tx.db, id), 'key'))
  await announce(tx, keyCreated({}, { keyId: id }))
  await audit(tx, {
    action: 'identity.create-key',
    subject: { kind: 'key', id, label: item.name },
    after: { role, unitId, permissions, expiresAt: item.expiresAt },
  })
  return { key, item }
}

export async function revokeKey(tx: Tx, { params }: InputOf<typeof revoke>): Promise<Record<never, never>> {
  const key = found(await keyById(tx.db, params.keyId), 'key')
  found((await endKey(tx.db, key.id, tx.now)) || undefined, 'key')
  await announce(tx, keyRevoked({}, { keyId: key.id }))
  await audit(tx, {
    action: 'identity.revoke-key',
    subject: { kind: 'key', id: key.id, label: key.name },
    before: { role: key.role, unitId: key.unit_id, permissions: key.permissions },
  })
  return {}
}

function shown(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    start: row.start,
    role: row.role,
    unitId: row.unit_id,
    permissions: row.permissions,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_name,
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }
}
