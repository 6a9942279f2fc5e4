import { type ContactRecord, isStorable } from '#contacts/core'
import { lockContact, setReaders } from '#contacts/server'
import { endNotices, notify } from '#notices/server'
import { type Action, announce, audit, newId, type Tx } from '#platform/action'
import { covers, found, type Id, refuseIf } from '#protocol'
import { belongingOf } from '#contacts/core'
import { agentOnScreen } from '#routing/server'
import {
  consultAnsweredNotice,
  consultEnded,
  consultMessageSent,
  consultOpened,
  consultOpenedNotice,
  type endConsult as declaredEnd,
  type listConsults as declaredList,
  type listMyConsults as declaredMine,
  type openConsult as declaredOpen,
  type speakInConsult as declaredSpeak,
  whyNotConsult,
  whyNotSpeak,
} from '#transfers/core'
import { myId } from './answer-transfer.ts'
import { seenContact } from './list-transfers.ts'
import { shownConsults, shownMessage } from './shown-consult.ts'
import {
  consultById,
  consultsAsking,
  consultsOf,
  type ConsultRow,
  insertConsult,
  lockedConsult,
  openConsultsOf,
  saveConsultEnd,
  sayOnce,
  stillAsked,
} from './store-consults.ts'
import { activePerson, ringingOf } from './store.ts'

export const openConsult: Action<typeof declaredOpen> = async (tx, { params, body }) => {
  const { personId, text, clientId } = body
  const asker = person(tx)
  await seenContact(tx, params.contactId)
  const contact = found(await lockContact(tx, params.contactId), 'contact')
  const colleague = found(await activePerson(tx.db, personId), 'person')
  const { state } = await agentOnScreen(tx, personId)
  const isThere = state === 'ready' || state === 'not-ready' || state === 'break'
  const isAsked = await stillAsked(tx.db, contact.id, personId)
  refuseIf(whyNotConsult(contact, tx.actor, { personId, isThere, isAsked }), 'transfers')
  refuseIf(isStorable(text) ? undefined : 'note-broken', 'transfers', 422)
  const consult: ConsultRow = {
    id: newId(),
    contact_id: contact.id,
    asker_id: asker.id,
    asker_name: asker.name,
    asked_id: personId,
    asked_name: colleague.name,
    opened_at: tx.now,
    ended_at: null,
    ended_by: null,
  }
  await insertConsult(tx.db, consult)
  await sayOnce(tx.db, said(tx, consult, asker, { clientId, text }))
  await setReaders(tx, { contactId: contact.id, readers: [...contact.readers, personId] })
  await announce(
    tx,
    consultOpened(about(consult), { consultId: consult.id, sides: sidesOf(consult, contact) }),
  )
  const data = { name: asker.name, text }
  await notify(tx, {
    personIds: [personId],
    kind: consultOpenedNotice,
    about: { contactId: contact.id },
    data,
    urgency: 'now',
  })
  await audit(tx, {
    action: 'transfers.consult',
    subject: { kind: 'contact', id: contact.id },
    after: { asked: colleague.name },
  })
  const [shown] = await shownConsults(tx, [consult])
  return found(shown, 'consult')
}

/** Whoever sees the contact as hers or her people's reads its consults; who was only asked reads her own. */
export const listConsults: Action<typeof declaredList> = async (tx, { params }) => {
  const contact = await seenContact(tx, params.contactId)
  const rows = await consultsOf(tx.db, contact.id, 20)
  const isHers = covers(tx.scope, belongingOf(contact))
  const { actor } = tx
  const readable = rows.filter(
    ({ asked_id }) => isHers || (actor.kind === 'person' && asked_id === actor.personId),
  )
  return { items: await shownConsults(tx, readable) }
}

export const listMyConsults: Action<typeof declaredMine> = async (tx) => ({
  items: await shownConsults(tx, await consultsAsking(tx.db, myId(tx), 50)),
})

export const speakInConsult: Action<typeof declaredSpeak> = async (tx, { params, body }) => {
  const speaker = person(tx)
  const { consult, contact } = await mine(tx, params.consultId)
  refuseIf(whyNotSpeak(asCoreKnowsIt(consult), speaker.id), 'transfers')
  refuseIf(isStorable(body.text) ? undefined : 'note-broken', 'transfers', 422)
  const { message, isNew } = await sayOnce(tx.db, said(tx, consult, speaker, body))
  if (isNew) {
    const facts = { consultId: consult.id, messageId: message.id, sides: sidesOf(consult, contact) }
    await announce(tx, consultMessageSent(about(consult), facts))
    const isAsked = speaker.id === consult.asked_id
    await notify(tx, {
      personIds: [isAsked ? consult.asker_id : consult.asked_id],
      kind: isAsked ? consultAnsweredNotice : consultOpenedNotice,
      about: { contactId: consult.contact_id },
      data: { name: speaker.name, text: body.text },
      urgency: 'now',
    })
  }
  return shownMessage(message)
}

export const endConsult: Action<typeof declaredEnd> = async (tx, { params }) => {
  const { consult, contact } = await mine(tx, params.consultId)
  if (consult.ended_at !== null) return {}
  await close(tx, consult, contact, myId(tx) === consult.asked_id ? 'asked' : 'asker')
  return {}
}

/** Those of whoever does not serve the contact any more. */
export async function closeConsultsOf(tx: Tx, contactId: Id, servedBy: Id | null): Promise<void> {
  for (const consult of await openConsultsOf(tx.db, contactId)) {
    const contact = await lockContact(tx, contactId)
    if (contact && consult.asker_id !== servedBy) await close(tx, consult, contact, 'over')
  }
}

async function close(
  tx: Tx,
  consult: ConsultRow,
  contact: ContactRecord,
  by: 'asker' | 'asked' | 'over',
): Promise<void> {
  await saveConsultEnd(tx.db, consult.id, by, tx.now)
  const ringing = await ringingOf(tx.db, contact.id)
  const staysReader = ringing?.to_person_id === consult.asked_id
  const readers = contact.readers.filter((reader) => staysReader || reader !== consult.asked_id)
  await setReaders(tx, { contactId: contact.id, readers })
  await endNotices(tx, { kind: consultOpenedNotice, about: { contactId: contact.id } })
  await announce(
    tx,
    consultEnded(about(consult), { consultId: consult.id, by, sides: sidesOf(consult, contact) }),
  )
}

/** A consult of hers with the locks of its contact and itself; of others' she learns nothing. */
async function mine(tx: Tx, consultId: Id): Promise<{ consult: ConsultRow; contact: ContactRecord }> {
  const personId = myId(tx)
  const before = found(await consultById(tx.db, consultId), 'consult')
  const isIn = before.asker_id === personId || before.asked_id === personId
  found(isIn ? before : undefined, 'consult')
  const contact = found(await lockContact(tx, before.contact_id), 'contact')
  return { contact, consult: found(await lockedConsult(tx.db, consultId), 'consult') }
}

type Speaker = { id: Id; name: string }

function said(tx: Tx, { id }: ConsultRow, author: Speaker, what: { clientId: Id; text: string }) {
  return {
    id: newId(),
    consult_id: id,
    client_id: what.clientId,
    author_id: author.id,
    author_name: author.name,
    text: what.text.trim(),
    at: tx.now,
  }
}

function person({ actor }: Tx): Speaker {
  return found(actor.kind === 'person' ? { id: actor.personId, name: actor.name } : undefined, 'person')
}

const about = ({ contact_id, asked_id }: ConsultRow) => ({ contactId: contact_id, personId: asked_id })

const sidesOf = ({ asker_id }: ConsultRow, { unitId }: ContactRecord) => ({ personIds: [asker_id], unitId })

const asCoreKnowsIt = ({ asker_id, asked_id, ended_at }: ConsultRow) => ({
  askerId: asker_id,
  askedId: asked_id,
  isOpen: ended_at === null,
})
