import type { Tx } from '#platform/action'
import type { Consult, ConsultMessage } from '#transfers/core'
import { type ConsultMessageRow, type ConsultRow, customerNames, messagesOf } from './store-consults.ts'

const mostMessages = 200

export async function shownConsults(tx: Tx, rows: readonly ConsultRow[]): Promise<Consult[]> {
  const said = await messagesOf(
    tx.db,
    rows.map(({ id }) => id),
    mostMessages,
  )
  const names = await customerNames(
    tx.db,
    rows.map(({ contact_id }) => contact_id),
  )
  return rows.map((row) => ({
    id: row.id,
    contactId: row.contact_id,
    customerName: names.get(row.contact_id) ?? null,
    asker: { id: row.asker_id, name: row.asker_name },
    asked: { id: row.asked_id, name: row.asked_name },
    openedAt: row.opened_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBy: row.ended_by,
    messages: said.filter(({ consult_id }) => consult_id === row.id).map(shownMessage),
  }))
}

export function shownMessage(row: ConsultMessageRow): ConsultMessage {
  return {
    id: row.id,
    clientId: row.client_id,
    author: { id: row.author_id, name: row.author_name },
    text: row.text,
    at: row.at.toISOString(),
  }
}
