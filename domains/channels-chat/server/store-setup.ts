// All SQL about what the centre says of its chat and the sites that carry it.
import {
  type ChatSetup,
  type Limits,
  type Question,
  queueChoices,
  type Site,
  type SiteDraft,
  type SiteLook,
  type SiteSecret,
  usualLimits,
  usualLook,
} from '#channels-chat/core'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'

export async function chatSetup(db: Db): Promise<ChatSetup> {
  const row = await db.selectFrom('chat_settings').selectAll().executeTakeFirstOrThrow()
  const kept = row.limits as Partial<Limits>
  return {
    greetings: { 'zh-Hans': row.greeting_zh_hans, 'zh-Hant': row.greeting_zh_hant, en: row.greeting_en },
    questions: row.questions as unknown as Question[],
    queueChoice: queueChoices.find((choice) => choice === row.queue_choice) ?? 'automatic',
    asksRating: row.asks_rating,
    limits: {
      visitor: { ...usualLimits.visitor, ...kept.visitor },
      address: { ...usualLimits.address, ...kept.address },
    },
    version: row.version,
  }
}

/** False when somebody else changed it meanwhile. */
export async function updateSetup(db: Db, setup: ChatSetup): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('chat_settings')
    .set({
      greeting_zh_hans: setup.greetings['zh-Hans'],
      greeting_zh_hant: setup.greetings['zh-Hant'],
      greeting_en: setup.greetings.en,
      questions: JSON.stringify(setup.questions),
      limits: JSON.stringify(setup.limits),
      queue_choice: setup.queueChoice,
      asks_rating: setup.asksRating,
      version: setup.version + 1,
    })
    .where('version', '=', setup.version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function siteOrigins(db: Db): Promise<{ origins: string[] }[]> {
  return db.selectFrom('chat_sites').select('origins').execute()
}

/** A centre has a few sites, never thousands. */
const mostSites = 100

export async function allSites(db: Db): Promise<Site[]> {
  const rows = await db.selectFrom('chat_sites').selectAll().orderBy('created_at').limit(mostSites).execute()
  const secrets = await db
    .selectFrom('chat_site_secrets')
    .select(['id', 'site_id', 'ending', 'created_at'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    origins: row.origins,
    look: lookOf(row.look),
    queueId: row.queue_id,
    createdAt: row.created_at.toISOString(),
    version: row.version,
    secrets: secrets
      .filter(({ site_id: siteId }) => siteId === row.id)
      .map(({ id, ending, created_at: at }) => ({ id, ending, createdAt: at.toISOString() })),
  }))
}

export async function siteById(db: Db, siteId: Id): Promise<Site | undefined> {
  return (await allSites(db)).find(({ id }) => id === siteId)
}

export async function lookOfSite(
  db: Db,
  siteId: Id,
): Promise<{ look: SiteLook; queueId: Id | null } | undefined> {
  const row = await db
    .selectFrom('chat_sites')
    .select(['look', 'queue_id'])
    .where('id', '=', siteId)
    .executeTakeFirst()
  return row && { look: lookOf(row.look), queueId: row.queue_id }
}

const lookOf = (kept: unknown): SiteLook => ({ ...usualLook, ...(kept as Partial<SiteLook>) })

/** False when another site has this name. */
export async function insertSite(db: Db, site: SiteDraft & { id: Id; at: Date }): Promise<boolean> {
  const row = await db
    .insertInto('chat_sites')
    .values({ ...columnsOf(site), id: site.id, created_at: site.at, version: 1 })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** False when somebody else changed it meanwhile. */
export async function updateSite(
  db: Db,
  siteId: Id,
  { version, ...draft }: SiteDraft & { version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('chat_sites')
    .set({ ...columnsOf(draft), version: version + 1 })
    .where('id', '=', siteId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

const columnsOf = ({ name, origins, look, queueId }: SiteDraft) => ({
  name,
  origins: [...origins],
  look: JSON.stringify(look),
  queue_id: queueId,
})

export async function isNameTaken(db: Db, name: string, besides: Id): Promise<boolean> {
  const row = await db
    .selectFrom('chat_sites')
    .select('id')
    .where('name', '=', name)
    .where('id', '<>', besides)
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteSite(db: Db, siteId: Id): Promise<void> {
  await db.deleteFrom('chat_sites').where('id', '=', siteId).execute()
}

export async function insertSecret(
  db: Db,
  secret: { id: Id; siteId: Id; sealed: Buffer; ending: string; at: Date },
): Promise<SiteSecret> {
  const { id, siteId, sealed, ending, at } = secret
  await db
    .insertInto('chat_site_secrets')
    .values({ id, site_id: siteId, sealed, ending, created_at: at })
    .execute()
  return { id, ending, createdAt: at.toISOString() }
}

export async function deleteSecret(db: Db, siteId: Id, secretId: Id): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('chat_site_secrets')
    .where('site_id', '=', siteId)
    .where('id', '=', secretId)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

export async function sealedSecrets(db: Db, siteId: Id): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('chat_site_secrets')
    .select('sealed')
    .where('site_id', '=', siteId)
    .execute()
  return rows.map(({ sealed }) => sealed)
}
