import {
  customerRevealed,
  type listRevelations as list,
  maskedAddress,
  maskedIdentity,
  maskedIdNumber,
  type reveal as declared,
  revealedWords,
  type RevealedWords,
  type Revelation,
  writtenPhone,
} from '#customers/core'
import { announce, audit, newId, type Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import { actorId, found, type InputOf, type Page } from '#protocol'
import { knownCustomer, nameOfActor, refuseUntouchable } from './customer.ts'
import { subjectOf, wholeOf, type WholeRow, wordsOf } from './customer-row.ts'
import { insertRevelation, type RevelationRow, revelationsOf } from './store-merges.ts'

type Body = InputOf<typeof declared>['body']

export async function reveal(
  tx: Tx,
  { params, body }: InputOf<typeof declared>,
): Promise<{ value: string; words?: RevealedWords; revelation: Revelation }> {
  const row = await knownCustomer(tx, params.customerId)
  await refuseUntouchable(tx, 'customers.reveal', row.id)
  const { value, masked } = found(sensitiveOf(row, body), body.what)
  const reason = body.reason.trim()
  const kept = { id: newId(), what: body.what, masked, reason, at: tx.now, by_name: nameOfActor(tx) }
  await insertRevelation(tx.db, row.id, { ...kept, by_id: actorId(tx.actor) })
  await announce(tx, customerRevealed({}, { customerId: row.id }))
  await audit(tx, {
    action: 'customers.reveal',
    subject: subjectOf(row),
    after: { what: body.what, masked },
    reason,
  })
  const words = body.what === 'note' ? wordsOf(wholeOf(row)) : undefined
  return { value, ...(words && { words: { ...words, needs: row.needs } }), revelation: shown(kept) }
}

function sensitiveOf(
  row: WholeRow,
  { what, identityId }: Body,
): { value: string; masked: string } | undefined {
  if (what === 'id-number') {
    return row.id_number === null
      ? undefined
      : { value: row.id_number, masked: maskedIdNumber(row.id_number) }
  }
  if (what === 'address') {
    return row.address === null ? undefined : { value: row.address, masked: maskedAddress(row.address) }
  }
  if (what === 'note') return revealedWords(wordsOf(wholeOf(row)))
  const identity = row.identities.find(({ id, kind }) => id === identityId && kind === what)
  if (!identity) return undefined
  const { value } = identity
  return { value: what === 'phone' ? writtenPhone(value) : value, masked: maskedIdentity(what, value) }
}

export async function listRevelations(
  tx: Tx,
  { params, query }: InputOf<typeof list>,
): Promise<Page<Revelation>> {
  const { limit = 50 } = query
  const { id } = await knownCustomer(tx, params.customerId)
  const after = readCursor(query.cursor, ['id'])
  const { items, next } = nextCursor(await revelationsOf(tx.db, id, { after, limit }), limit, (row) => [
    row.id,
  ])
  return { items: items.map(shown), next }
}

const shown = ({ id, what, masked, reason, at, by_name }: RevelationRow): Revelation => ({
  id,
  what,
  masked,
  reason,
  at: at.toISOString(),
  by: by_name,
})
