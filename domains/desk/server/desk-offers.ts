import type { Contact } from '#contacts/core'
import { contactFor, readMessages } from '#contacts/server'
import { type DeskOffer, mostSaid } from '#desk/core'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { openOffersOf } from '#routing/server'

/** Messages looked through for what the visitor wrote first. */
const mostRead = 20

/** What is held out to her now, with who asks and how the visitor began. */
export async function offersOn(tx: Tx, personId: Id, held: readonly Contact[]): Promise<DeskOffer[]> {
  const offered = new Map(
    held.filter(({ state }) => state === 'offered').map((contact) => [contact.id, contact]),
  )
  const open = await openOffersOf(tx, personId)
  const offers: DeskOffer[] = []
  for (const offer of open) {
    const contact = offered.get(offer.contactId)
    if (contact) offers.push({ ...offer, contact, said: await saidIn(tx, contact.id) })
  }
  return offers
}

async function saidIn(tx: Tx, contactId: Id): Promise<DeskOffer['said']> {
  const contact = await contactFor(tx, contactId)
  if (!contact) return []
  const { items } = await readMessages(tx, contact, { by: 'position', after: 0, limit: mostRead })
  return items.filter(({ from }) => from === 'visitor').slice(0, mostSaid)
}
