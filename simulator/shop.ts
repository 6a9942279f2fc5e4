// The shop's own books, where agents look an order up: what they cannot read from the conversation.
import type { Id, Language } from '#protocol'
import { chanceOf, type Facts, someFacts } from '#simulator/script'

export type Shop = {
  note(contactId: Id, facts: Facts): void
  factsOf(contactId: Id, language: Language): Facts
}

/** Whoever is not one of our customers has an order, too. */
export function openShop(): Shop {
  const books = new Map<Id, Facts>()
  return {
    note: (contactId, facts) => void books.set(contactId, facts),
    factsOf(contactId, language) {
      const known = books.get(contactId)
      if (known) return known
      const some = someFacts(chanceOf('shop', contactId), language, Date.now())
      return { ...some, name: '', phone: '', agent: '' }
    },
  }
}
