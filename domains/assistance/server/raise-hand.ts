import {
  bouncedNotice,
  handRaised,
  handRaisedNotice,
  type raiseHand as declared,
  type RaisedHand,
  whyNotRaise,
} from '#assistance/core'
import { type ContactRecord, isStorable, maySee } from '#contacts/core'
import { lockContact } from '#contacts/server'
import { notify } from '#notices/server'
import { leadersOf } from '#people/server'
import { type Action, announce, audit, newId, type Tx } from '#platform/action'
import { found, type Id, refuseIf } from '#protocol'
import { shownHand } from './shown-hand.ts'
import { insertHand, openHandOf, saveWords } from './store.ts'

export const raiseHand: Action<typeof declared> = async (tx, { params, body }) => {
  const contact = await lockedToSee(tx, params.contactId)
  refuseIf(whyNotRaise(contact, tx.actor), 'assistance')
  const words = body.words?.trim() || null
  refuseIf(words === null || isStorable(words) ? undefined : 'words-broken', 'assistance', 422)
  const hand = await raiseFor(tx, contact, { why: 'asked', words })
  await audit(tx, {
    action: 'assistance.raise-hand',
    subject: { kind: 'contact', id: contact.id },
    after: { words },
  })
  return hand
}

/** A contact she may see, with its lock. */
export async function lockedToSee(tx: Tx, contactId: Id): Promise<ContactRecord> {
  const contact = await lockContact(tx, contactId)
  const isSeen = contact && maySee(contact, tx.actor, tx.scopeOf('contacts.read'))
  return found(isSeen ? contact : undefined, 'contact')
}

/** For who serves the contact, whose lock is held. A hand that is up stays up, with the newer words. */
export async function raiseFor(
  tx: Tx,
  contact: ContactRecord,
  { why, words }: { why: 'asked' | 'bounced'; words: string | null },
): Promise<RaisedHand> {
  const agent = found(contact.agent, 'agent')
  const isNew = await insertHand(tx.db, {
    id: newId(),
    contact_id: contact.id,
    person_id: agent.id,
    person_name: agent.name,
    unit_id: contact.unitId,
    why,
    words,
    raised_at: tx.now,
  })
  const before = found(await openHandOf(tx.db, contact.id), 'hand')
  if (!isNew) await saveWords(tx.db, before.id, { words: words ?? before.words, why })
  const hand = found(await openHandOf(tx.db, contact.id), 'hand')
  const about = {
    contactId: contact.id,
    personId: agent.id,
    ...(contact.unitId && { unitId: contact.unitId }),
  }
  await announce(tx, handRaised(about, { handId: hand.id, why }))
  await notify(tx, {
    personIds: await leadersOf(tx, agent.id),
    kind: why === 'asked' ? handRaisedNotice : bouncedNotice,
    about: { contactId: contact.id },
    data: { name: agent.name ?? '', words: words ?? '' },
    urgency: 'now',
  })
  return shownHand(hand)
}
