// The SQL of API keys.
import { sql } from 'kysely'
import type { Id } from '#protocol'
import { type Db, keysetAfter } from '#platform/database'
import type { RoleHeld } from '#identity/core'

export type ApiKeyRow = {
  id: Id
  name: string
  start: string
  role: RoleHeld['role']
  unit_id: Id | null
  permissions: string[] | null
  created_at: Date
  created_by_name: string | null
  expires_at: Date | null
  last_used_at: Date | null
}

function openKeys(db: Db) {
  return db
    .selectFrom('api_keys')
    .leftJoin('people', 'people.id', 'api_keys.created_by')
    .select(['api_keys.id', 'api_keys.name', 'api_keys.start', 'api_keys.unit_id', 'api_keys.permissions'])
    .select([
      'api_keys.created_at',
      'api_keys.expires_at',
      'api_keys.last_used_at',
      'people.name as created_by_name',
    ])
    .select(sql<RoleHeld['role']>`api_keys.role`.as('role'))
    .where('api_keys.revoked_at', 'is', null)
}

export function keys(
  db: Db,
  page: { after: (string | number)[] | undefined; limit: number },
): Promise<ApiKeyRow[]> {
  return openKeys(db)
    .where(keysetAfter(['api_keys.id'], page.after, 'descending'))
    .orderBy('api_keys.id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

export function keyById(db: Db, id: Id): Promise<ApiKeyRow | undefined> {
  return openKeys(db).where('api_keys.id', '=', id).executeTakeFirst()
}

export async function addKey(
  db: Db,
  key: Omit<ApiKeyRow, 'created_by_name' | 'last_used_at'> & { token_hash: Buffer; created_by: Id | null },
): Promise<void> {
  await db.insertInto('api_keys').values(key).execute()
}

export async function endKey(db: Db, id: Id, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function unitExists(db: Db, id: Id): Promise<boolean> {
  return (await db.selectFrom('units').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
