import {
  bouncedNotice,
  type comeToHand as declaredCome,
  comingNotice,
  handComing,
  handLowered,
  handRaisedNotice,
  type listRaisedHands as declaredList,
  type lowerHand as declaredLower,
  type WayDown,
} from '#assistance/core'
import { endNotices, notify } from '#notices/server'
import { type Action, announce, audit, type Tx } from '#platform/action'
import { type About, covers, found, type Id, largestPage, refuseIf } from '#protocol'
import { shownHand } from './shown-hand.ts'
import { type HandRow, handsWithin, lowerOpenHand, openHandById, saveComing } from './store.ts'

export const listRaisedHands: Action<typeof declaredList> = async (tx) => ({
  items: (await handsWithin(tx.db, tx.scope, largestPage)).map(shownHand),
})

export const comeToHand: Action<typeof declaredCome> = async (tx, { params }) => {
  const hand = await visibleHand(tx, params.handId)
  const { actor } = tx
  refuseIf(actor.kind === 'person' ? undefined : 'only-people', 'assistance')
  if (actor.kind !== 'person') return shownHand(hand)
  if (await saveComing(tx.db, hand.id, { id: actor.personId, name: actor.name }, tx.now)) {
    const leader = { id: actor.personId, name: actor.name }
    await announce(tx, handComing(aboutHand(hand), { handId: hand.id, leader }))
    await notify(tx, {
      personIds: [hand.person_id],
      kind: comingNotice,
      about: { contactId: hand.contact_id },
      data: { name: actor.name },
      urgency: 'soon',
    })
  }
  return shownHand(await visibleHand(tx, params.handId))
}

export const lowerHand: Action<typeof declaredLower> = async (tx, { params }) => {
  const hand = await visibleHand(tx, params.handId)
  await lowerHandOf(tx, hand.contact_id, 'lowered')
  await audit(tx, {
    action: 'assistance.lower-hand',
    subject: { kind: 'contact', id: hand.contact_id },
  })
  return {}
}

/** Whatever way it comes down: nobody is called any more. */
export async function lowerHandOf(tx: Tx, contactId: Id, how: WayDown): Promise<void> {
  const hand = await lowerOpenHand(tx.db, contactId, { how, now: tx.now })
  if (!hand) return
  await announce(tx, handLowered(aboutHand({ ...hand, contact_id: contactId }), { handId: hand.id, how }))
  for (const kind of [handRaisedNotice, bouncedNotice]) await endNotices(tx, { kind, about: { contactId } })
}

async function visibleHand(tx: Tx, handId: Id): Promise<HandRow> {
  const hand = await openHandById(tx.db, handId)
  const isSeen = hand && covers(tx.scope, { personId: hand.person_id, unitId: hand.unit_id })
  return found(isSeen ? hand : undefined, 'hand')
}

function aboutHand({
  contact_id,
  person_id,
  unit_id,
}: Pick<HandRow, 'contact_id' | 'person_id' | 'unit_id'>): About {
  return { contactId: contact_id, personId: person_id, ...(unit_id && { unitId: unit_id }) }
}
