// All SQL about how customers found it.
import type { ContactRecord, Rating } from '#contacts/core'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'
import { known } from './contact-row.ts'

export async function ratingOfContact(db: Db, contactId: Id): Promise<Rating | undefined> {
  const row = await db
    .selectFrom('ratings')
    .select(['score', 'resolved', 'words', 'rated_at', 'changed_at'])
    .where('contact_id', '=', contactId)
    .executeTakeFirst()
  return (
    row && {
      score: row.score,
      resolved: row.resolved === null ? null : known(['yes', 'no'], row.resolved),
      words: row.words,
      ratedAt: row.rated_at.toISOString(),
      changedAt: row.changed_at.toISOString(),
    }
  )
}

export async function upsertRating(db: Db, contact: ContactRecord, rating: Rating): Promise<void> {
  const said = {
    score: rating.score,
    resolved: rating.resolved,
    words: rating.words,
    changed_at: new Date(rating.changedAt),
  }
  await db
    .insertInto('ratings')
    .values({
      ...said,
      contact_id: contact.id,
      person_id: contact.agent?.id ?? '',
      unit_id: contact.unitId,
      queue_id: contact.queueId,
      rated_at: new Date(rating.ratedAt),
    })
    .onConflict((conflict) => conflict.column('contact_id').doUpdateSet(said))
    .execute()
}

export type RatingOfDay = Pick<Rating, 'score' | 'resolved' | 'words' | 'ratedAt'> & { contactId: Id }

export async function ratingsOfPerson(
  db: Db,
  { personId, since, limit }: { personId: Id; since: Date; limit: number },
): Promise<RatingOfDay[]> {
  const rows = await db
    .selectFrom('ratings')
    .select(['contact_id', 'score', 'resolved', 'words', 'rated_at'])
    .where('person_id', '=', personId)
    .where('rated_at', '>=', since)
    .orderBy('rated_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    contactId: row.contact_id,
    score: row.score,
    resolved: row.resolved === null ? null : known(['yes', 'no'], row.resolved),
    words: row.words,
    ratedAt: row.rated_at.toISOString(),
  }))
}
