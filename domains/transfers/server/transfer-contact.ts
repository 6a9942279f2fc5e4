import { type ContactRecord, isStorable, maySee } from '#contacts/core'
import {
  addMessage,
  contactFor,
  lockContact,
  setReaders,
  tellCustomer,
  transferToQueue,
} from '#contacts/server'
import { notify } from '#notices/server'
import { type Action, announce, audit, newId, type Tx } from '#platform/action'
import { actorId, found, type Id, refuseIf } from '#protocol'
import { lockHands, openQueuesOf, putInLine, reserveHand } from '#routing/server'
import {
  ringSeconds,
  type Transfer,
  transferOffered,
  transferOfferedNotice,
  type transferContact as declared,
  whyNotToPerson,
  whyNotTransfer,
} from '#transfers/core'
import { sidesOf } from './end-ringing.ts'
import { shownTransfer } from './shown-transfer.ts'
import { activePerson, bouncesSince, insertTransfer, ringingOf, type TransferRow } from './store.ts'

export const transferContact: Action<typeof declared> = async (tx, { params, body }) => {
  const { to } = body
  const note = body.note?.trim() || null
  refuseIf(note === null || isStorable(note) ? undefined : 'note-broken', 'transfers', 422)
  const before = found(await contactFor(tx, params.contactId), 'contact')
  found(maySee(before, tx.actor, tx.scopeOf('contacts.read')) ? before : undefined, 'contact')
  const hands = [before.agent?.id, 'personId' in to ? to.personId : undefined]
  await lockHands(
    tx,
    hands.filter((id) => id !== undefined),
  )
  const contact = found(await lockContact(tx, before.id), 'contact')
  const isRinging = (await ringingOf(tx.db, contact.id)) !== undefined
  refuseIf(whyNotTransfer(contact, { reach: tx.scope, isRinging }), 'transfers')
  const agent = found(contact.agent, 'agent')
  refuseIf(agent.id === before.agent?.id ? undefined : 'handed-on-meanwhile', 'transfers', 409, {
    name: agent.name ?? '',
  })
  const transfer = await ('personId' in to
    ? ringWith(tx, contact, to.personId, note)
    : sendToQueue(tx, contact, to.queueId, note))
  await audit(tx, {
    action: 'transfers.create',
    subject: { kind: 'contact', id: contact.id },
    before: { agent: agent.name },
    after: { to: transfer.toPerson?.name ?? transfer.toQueueId },
  })
  return transfer
}

async function ringWith(
  tx: Tx,
  contact: ContactRecord,
  personId: Id,
  note: string | null,
): Promise<Transfer> {
  const since = new Date(contact.acceptedAt ?? contact.openedAt)
  refuseIf(whyNotToPerson(contact, await bouncesSince(tx.db, contact.id, since)), 'transfers')
  refuseIf(personId === contact.agent?.id ? 'serves-it-already' : undefined, 'transfers')
  const colleague = found(await activePerson(tx.db, personId), 'person')
  refuseIf(await reserveHand(tx, { contactId: contact.id, personId, channel: contact.channel }), 'transfers')
  const expiresAt = new Date(tx.now.getTime() + ringSeconds * 1_000)
  const row: TransferRow = {
    ...(await newTransfer(tx, contact, note)),
    to_person_id: personId,
    to_person_name: colleague.name,
    state: 'ringing',
    expires_at: expiresAt,
    ended_at: null,
  }
  await insertTransfer(tx.db, row)
  await tellTransferring(tx, contact.id)
  await setReaders(tx, { contactId: contact.id, readers: [...contact.readers, personId] })
  await announce(
    tx,
    transferOffered(
      { contactId: contact.id, personId },
      { transferId: row.id, expiresAt: expiresAt.toISOString(), sides: sidesOf(row, contact) },
    ),
  )
  await notify(tx, {
    personIds: [personId],
    kind: transferOfferedNotice,
    about: { contactId: contact.id },
    data: { name: row.by_name ?? '', note: note ?? '' },
    urgency: 'now',
  })
  return shownTransfer(row)
}

async function sendToQueue(
  tx: Tx,
  contact: ContactRecord,
  queueId: Id,
  note: string | null,
): Promise<Transfer> {
  const queues = await openQueuesOf(tx, contact.channel)
  refuseIf(queues.some(({ id }) => id === queueId) ? undefined : 'queue-closed', 'transfers')
  const row: TransferRow = {
    ...(await newTransfer(tx, contact, note)),
    to_queue_id: queueId,
    state: 'queued',
    ended_at: tx.now,
  }
  await insertTransfer(tx.db, row)
  await tellTransferring(tx, contact.id)
  const moved = await transferToQueue(tx, { contactId: contact.id, queueId })
  await putInLine(tx, found(moved, 'contact'), row.from_id)
  return shownTransfer(row)
}

async function tellTransferring(tx: Tx, contactId: Id): Promise<void> {
  const contact = found(await lockContact(tx, contactId), 'contact')
  await tellCustomer(tx, contact, { domain: 'transfers', key: 'told.transferring' })
}

/** The note stands in the conversation, where every colleague reads it and the customer never does. */
async function newTransfer(tx: Tx, contact: ContactRecord, note: string | null) {
  const agent = found(contact.agent, 'agent')
  const by = { id: actorId(tx.actor), name: 'name' in tx.actor ? tx.actor.name : null }
  if (note !== null) {
    const author = { from: 'agent', authorId: by.id, authorName: by.name } as const
    await addMessage(tx, contact, { ...author, clientId: newId(), kind: 'note', text: note })
  }
  return {
    id: newId(),
    contact_id: contact.id,
    by_id: by.id,
    by_name: by.name,
    from_id: agent.id,
    from_name: agent.name,
    to_person_id: null,
    to_person_name: null,
    to_queue_id: null,
    note,
    reason: null,
    offered_at: tx.now,
    expires_at: null,
  }
}
