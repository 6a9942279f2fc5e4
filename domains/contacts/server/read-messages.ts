import { type ContactRecord, type Message, receivedAs } from '#contacts/core'
import type { Tx } from '#platform/action'
import { type Asked, messagePage, receiptsFrom } from './store-messages.ts'

/** Messages in their order, as they were when this contact was read; `more` lie further in the direction asked. */
export async function readMessages(
  tx: Tx,
  contact: ContactRecord,
  asked: Asked,
): Promise<{ items: Message[]; more: boolean }> {
  const rows = await messagePage(tx.db, contact, asked)
  const page = rows.slice(0, asked.limit)
  const items = asked.after === undefined ? page.toReversed() : page
  const first = items[0]
  const receipts = first ? await receiptsFrom(tx.db, contact, first.seq) : []
  return {
    items: items.map((message) => receipts.reduce(receivedAs, message)),
    more: rows.length > asked.limit,
  }
}
