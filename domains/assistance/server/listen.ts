import {
  type beginListening as declaredBegin,
  type endListening as declaredEnd,
  type getAssistance as declaredGet,
  listeningBegan,
  listeningEnded,
  whyNotBeside,
} from '#assistance/core'
import { aboutOf, type ContactRecord } from '#contacts/core'
import { contactFor, seesContact } from '#contacts/server'
import { type Action, announce, audit, newId, type Tx } from '#platform/action'
import { found, type Id, refuseIf } from '#protocol'
import { shownHand } from './shown-hand.ts'
import { endListenings, insertListening, listenersOf, openHandOf, theRule } from './store.ts'

export const beginListening: Action<typeof declaredBegin> = async (tx, { params }) => {
  const contact = await contactToSee(tx, params.contactId)
  refuseIf(whyNotBeside(contact, tx.actor, tx.scope), 'assistance')
  const { actor } = tx
  refuseIf(actor.kind === 'person' ? undefined : 'only-people', 'assistance')
  if (actor.kind !== 'person') return {}
  const leader = { id: actor.personId, name: actor.name }
  const begins = {
    id: newId(),
    contact_id: contact.id,
    person_id: leader.id,
    person_name: leader.name,
    began_at: tx.now,
  }
  if (!(await insertListening(tx.db, begins))) return {}
  const { tellAgentOfListening: told } = await theRule(tx.db)
  await announce(tx, listeningBegan(aboutOf(contact), { leader, told }))
  await audit(tx, { action: 'assistance.listen', subject: { kind: 'contact', id: contact.id } })
  return {}
}

export const endListening: Action<typeof declaredEnd> = async (tx, { params }) => {
  const contact = await contactToSee(tx, params.contactId)
  if (tx.actor.kind === 'person') await ceaseListening(tx, contact, tx.actor.personId)
  return {}
}

/** Without a person everybody who read along. */
export async function ceaseListening(tx: Tx, contact: ContactRecord, personId?: Id): Promise<void> {
  const ended = await endListenings(tx.db, {
    contactId: contact.id,
    now: tx.now,
    ...(personId && { personId }),
  })
  if (ended.length === 0) return
  const { tellAgentOfListening: told } = await theRule(tx.db)
  for (const { person_id: id, person_name: name } of ended) {
    await announce(tx, listeningEnded(aboutOf(contact), { leader: { id, name }, told }))
  }
}

export const getAssistance: Action<typeof declaredGet> = async (tx, { params }) => {
  const contact = await contactToSee(tx, params.contactId)
  const hand = await openHandOf(tx.db, contact.id)
  const { tellAgentOfListening } = await theRule(tx.db)
  const isAgent = tx.actor.kind === 'person' && tx.actor.personId === contact.agent?.id
  const listeners = isAgent && !tellAgentOfListening ? [] : await listenersOf(tx.db, contact.id)
  return {
    hand: hand ? shownHand(hand) : null,
    listeners: listeners.map(({ person_id, person_name, began_at }) => ({
      id: person_id,
      name: person_name,
      since: began_at.toISOString(),
    })),
  }
}

export async function contactToSee(tx: Tx, contactId: Id): Promise<ContactRecord> {
  const contact = await contactFor(tx, contactId)
  const isSeen = contact && (await seesContact(tx, contact))
  return found(isSeen ? contact : undefined, 'contact')
}
