// All SQL about visitors whom a site has signed for.
import type { Claims } from '#channels-chat/core'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'

export type Known = { siteId: Id; userId: string; visitorId: Id; name: string | null }

export async function identityOfVisitor(db: Db, visitorId: Id): Promise<Known | undefined> {
  const row = await db
    .selectFrom('chat_identities')
    .select(['site_id', 'user_id', 'visitor_id', 'name'])
    .where('visitor_id', '=', visitorId)
    .executeTakeFirst()
  return row && { siteId: row.site_id, userId: row.user_id, visitorId: row.visitor_id, name: row.name }
}

export async function visitorOfUser(db: Db, siteId: Id, userId: string): Promise<Id | undefined> {
  const row = await db
    .selectFrom('chat_identities')
    .select('visitor_id')
    .where('site_id', '=', siteId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.visitor_id
}

/** Who is known keeps the visitor she is; what the site says of her now counts. */
export async function saveIdentity(
  db: Db,
  known: { siteId: Id; visitorId: Id; claims: Claims; at: Date },
): Promise<void> {
  const { siteId, visitorId, claims, at } = known
  const said = {
    name: claims.name?.trim() || null,
    email: claims.email?.trim() || null,
    phone: claims.phone?.trim() || null,
    level: claims.level ?? null,
    seen_at: at,
  }
  await db
    .insertInto('chat_identities')
    .values({ ...said, site_id: siteId, user_id: claims.userId, visitor_id: visitorId })
    .onConflict((conflict) => conflict.columns(['site_id', 'user_id']).doUpdateSet(said))
    .execute()
}

/** False when this signature has opened the door before. */
export async function useNonce(
  db: Db,
  { siteId, nonce, expiresAt, now }: { siteId: Id; nonce: string; expiresAt: Date; now: Date },
): Promise<boolean> {
  await db.deleteFrom('chat_identity_nonces').where('expires_at', '<', now).execute()
  const row = await db
    .insertInto('chat_identity_nonces')
    .values({ site_id: siteId, nonce, expires_at: expiresAt })
    .onConflict((conflict) => conflict.columns(['site_id', 'nonce']).doNothing())
    .returning('nonce')
    .executeTakeFirst()
  return row !== undefined
}

/** Whoever copied the token she had before she was known is out. */
export async function replaceToken(db: Db, visitorId: Id, tokenHash: Buffer): Promise<void> {
  await db.updateTable('visitors').set({ token_hash: tokenHash }).where('id', '=', visitorId).execute()
  await db.deleteFrom('visitor_tokens').where('visitor_id', '=', visitorId).execute()
}
