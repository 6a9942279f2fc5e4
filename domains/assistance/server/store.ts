// All SQL of assistance.
import { sql } from 'kysely'
import type { AssistanceRule, WayDown } from '#assistance/core'
import { withinScope } from '#identity/server'
import type { Db } from '#platform/database'
import type { Id, Scope } from '#protocol'

export type HandRow = {
  id: Id
  contact_id: Id
  person_id: Id
  person_name: string | null
  unit_id: Id | null
  why: 'asked' | 'bounced'
  words: string | null
  raised_at: Date
  coming_id: Id | null
  coming_name: string | null
  coming_at: Date | null
  customer_name: string | null
}

function openHands(db: Db) {
  return db
    .selectFrom('raised_hands as h')
    .innerJoin('contacts', 'contacts.id', 'h.contact_id')
    .select(['h.id', 'h.contact_id', 'h.person_id', 'h.person_name', 'h.unit_id', 'h.words', 'h.raised_at'])
    .select(['h.coming_id', 'h.coming_name', 'h.coming_at', 'contacts.customer_name'])
    .select(sql<HandRow['why']>`h.why`.as('why'))
    .where('h.lowered_at', 'is', null)
}

/** Who waits longest first. */
export async function handsWithin(db: Db, scope: Scope, limit: number): Promise<HandRow[]> {
  return openHands(db)
    .where(withinScope(scope, { person: 'h.person_id', unit: 'h.unit_id' }))
    .orderBy('h.raised_at')
    .orderBy('h.id')
    .limit(limit)
    .execute()
}

export async function openHandOf(db: Db, contactId: Id): Promise<HandRow | undefined> {
  return openHands(db).where('h.contact_id', '=', contactId).executeTakeFirst()
}

export async function openHandById(db: Db, handId: Id): Promise<HandRow | undefined> {
  return openHands(db).where('h.id', '=', handId).executeTakeFirst()
}

export type NewHand = Pick<
  HandRow,
  'id' | 'contact_id' | 'person_id' | 'person_name' | 'unit_id' | 'why' | 'words' | 'raised_at'
>

/** False when one is raised for this contact already. */
export async function insertHand(db: Db, hand: NewHand): Promise<boolean> {
  const row = await db
    .insertInto('raised_hands')
    .values(hand)
    .onConflict((conflict) => conflict.column('contact_id').where('lowered_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function saveWords(
  db: Db,
  handId: Id,
  { words, why }: { words: string | null; why: HandRow['why'] },
): Promise<void> {
  await db.updateTable('raised_hands').set({ words, why }).where('id', '=', handId).execute()
}

/** The first who comes stands there; false when somebody was quicker. */
export async function saveComing(
  db: Db,
  handId: Id,
  leader: { id: Id; name: string },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('raised_hands')
    .set({ coming_id: leader.id, coming_name: leader.name, coming_at: now })
    .where('id', '=', handId)
    .where('lowered_at', 'is', null)
    .where('coming_id', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The hand that was raised until now. */
export async function lowerOpenHand(
  db: Db,
  contactId: Id,
  { how, now }: { how: WayDown; now: Date },
): Promise<{ id: Id; person_id: Id; unit_id: Id | null } | undefined> {
  return db
    .updateTable('raised_hands')
    .set({ lowered_at: now, lowered_how: how })
    .where('contact_id', '=', contactId)
    .where('lowered_at', 'is', null)
    .returning(['id', 'person_id', 'unit_id'])
    .executeTakeFirst()
}

/** False when she listens already. */
export async function insertListening(
  db: Db,
  listening: { id: Id; contact_id: Id; person_id: Id; person_name: string; began_at: Date },
): Promise<boolean> {
  const row = await db
    .insertInto('listenings')
    .values(listening)
    .onConflict((conflict) =>
      conflict.columns(['contact_id', 'person_id']).where('ended_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Those who listened until now; without a person everybody. */
export async function endListenings(
  db: Db,
  { contactId, personId, now }: { contactId: Id; personId?: Id; now: Date },
): Promise<{ person_id: Id; person_name: string }[]> {
  return db
    .updateTable('listenings')
    .set({ ended_at: now })
    .where('contact_id', '=', contactId)
    .where('ended_at', 'is', null)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .returning(['person_id', 'person_name'])
    .execute()
}

export async function listenersOf(
  db: Db,
  contactId: Id,
): Promise<{ person_id: Id; person_name: string; began_at: Date }[]> {
  return db
    .selectFrom('listenings')
    .select(['person_id', 'person_name', 'began_at'])
    .where('contact_id', '=', contactId)
    .where('ended_at', 'is', null)
    .orderBy('began_at')
    .limit(20)
    .execute()
}

export async function theRule(db: Db): Promise<AssistanceRule> {
  const row = await db
    .selectFrom('assistance_rule')
    .select(['tell_agent_of_listening', 'tell_customer_of_take_over', 'version'])
    .select(sql<AssistanceRule['takeOverWords']>`take_over_words`.as('words'))
    .executeTakeFirstOrThrow()
  return {
    tellAgentOfListening: row.tell_agent_of_listening,
    tellCustomerOfTakeOver: row.tell_customer_of_take_over,
    takeOverWords: row.words,
    version: row.version,
  }
}

/** False when somebody else changed it first. */
export async function saveRule(db: Db, rule: AssistanceRule): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assistance_rule')
    .set({
      tell_agent_of_listening: rule.tellAgentOfListening,
      tell_customer_of_take_over: rule.tellCustomerOfTakeOver,
      take_over_words: JSON.stringify(rule.takeOverWords),
      version: rule.version + 1,
    })
    .where('version', '=', rule.version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
