// All SQL about the tree of reasons and the list of outcomes.
import { sql } from 'kysely'
import type { ContactOutcome, ContactReason, ReasonPlace } from '#contacts/core'
import type { Db } from '#platform/database'
import type { Id, Language } from '#protocol'

type Names = Readonly<Record<Language, string>>
export type ReasonRow = Omit<ContactReason, 'foundBy'> & ReasonPlace
export type OutcomeRow = ContactOutcome & { rank: number }

const named = ['name_zh_hans', 'name_zh_hant', 'name_en'] as const

function namesOf(row: Record<(typeof named)[number], string>): Names {
  return { 'zh-Hans': row.name_zh_hans, 'zh-Hant': row.name_zh_hant, en: row.name_en }
}

function nameColumns(names: Names) {
  return { name_zh_hans: names['zh-Hans'], name_zh_hant: names['zh-Hant'], name_en: names.en }
}

/** All of them: a contact of long ago has a reason that nobody chooses any more. */
export async function allReasons(db: Db, lock?: 'for update'): Promise<ReasonRow[]> {
  const all = db
    .selectFrom('contact_reasons')
    .select(['code', 'parent', 'rank', 'retired_at', 'version', ...named])
    .orderBy('code')
  // Whoever changes the tree holds all of it: two moves at once would make a circle.
  const rows = await (lock ? all.forUpdate() : all).execute()
  return rows.map((row) => ({
    code: row.code,
    parent: row.parent,
    rank: row.rank,
    names: namesOf(row),
    retired: row.retired_at !== null,
    version: row.version,
  }))
}

export async function insertReason(
  db: Db,
  { code, parent, rank, names }: { code: string; parent: string | null; rank: number; names: Names },
): Promise<void> {
  await db
    .insertInto('contact_reasons')
    .values({ code, parent, rank, ...nameColumns(names) })
    .execute()
}

export type Changes = { names: Names; retiredAt: Date | null | undefined }

/** `retiredAt` undefined leaves it as it is. */
export async function updateReason(db: Db, code: string, { names, retiredAt }: Changes): Promise<void> {
  await db
    .updateTable('contact_reasons')
    .set({ ...nameColumns(names), ...(retiredAt !== undefined && { retired_at: retiredAt }) })
    .set((now) => ({ version: now('version', '+', 1) }))
    .where('code', '=', code)
    .execute()
}

export async function placeReason(db: Db, code: string, parent: string | null): Promise<void> {
  await db
    .updateTable('contact_reasons')
    .set((now) => ({ parent, version: now('version', '+', 1) }))
    .where('code', '=', code)
    .execute()
}

export async function rankReasons(db: Db, codes: readonly string[]): Promise<void> {
  await sql`update contact_reasons as reason set rank = place.rank
              from unnest(${[...codes]}::text[]) with ordinality as place (code, rank)
             where reason.code = place.code`.execute(db)
}

export async function allOutcomes(db: Db, lock?: 'for update'): Promise<OutcomeRow[]> {
  const all = db
    .selectFrom('contact_outcomes')
    .select(['code', 'rank', 'retired_at', 'version', ...named])
    .orderBy('rank')
    .orderBy('code')
  const rows = await (lock ? all.forUpdate() : all).execute()
  return rows.map((row) => ({
    code: row.code,
    rank: row.rank,
    names: namesOf(row),
    retired: row.retired_at !== null,
    version: row.version,
  }))
}

export async function outcomeByCode(db: Db, code: string): Promise<OutcomeRow | undefined> {
  return (await allOutcomes(db)).find((outcome) => outcome.code === code)
}

export async function insertOutcome(
  db: Db,
  { code, rank, names }: { code: string; rank: number; names: Names },
): Promise<void> {
  await db
    .insertInto('contact_outcomes')
    .values({ code, rank, ...nameColumns(names) })
    .execute()
}

export async function updateOutcome(db: Db, code: string, { names, retiredAt }: Changes): Promise<void> {
  await db
    .updateTable('contact_outcomes')
    .set({ ...nameColumns(names), ...(retiredAt !== undefined && { retired_at: retiredAt }) })
    .set((now) => ({ version: now('version', '+', 1) }))
    .where('code', '=', code)
    .execute()
}

/** `moved` is the one whose version goes on. */
export async function rankOutcomes(db: Db, codes: readonly string[], moved: string): Promise<void> {
  await sql`update contact_outcomes as outcome
               set rank = place.rank, version = outcome.version + (outcome.code = ${moved})::int
              from unnest(${[...codes]}::text[]) with ordinality as place (code, rank)
             where outcome.code = place.code`.execute(db)
}

export type UsualReason = { code: string; times: number; lastAt: Date }

/** What she gave since then, the most often first. */
export async function usualReasonsOf(db: Db, personId: Id, since: Date): Promise<UsualReason[]> {
  const { rows } = await sql<UsualReason>`
    select chosen.code, count(*)::int as times, max(contact.wrapped_up_at) as "lastAt"
      from contacts contact join contact_reasons_chosen chosen on chosen.contact_id = contact.id
     where contact.holder_id = ${personId} and contact.opened_at >= ${since} and contact.wrapped_up_at is not null
     group by chosen.code order by times desc, chosen.code limit 50`.execute(db)
  return rows
}
