// Decisions on their way into the database, a few at a time, while the engine goes on thinking.
import type { Id } from '#protocol'
import type { Decision } from '#routing/core'

export type ClaimsUnderWay = {
  /** A contact whose decision before this one is still under way is left out: it will be looked at again. */
  add(decisions: readonly Decision[]): void
  /** Of these contacts the database does not say yet what was decided. */
  contacts(): ReadonlySet<Id>
  /** Forgets what has not begun. */
  drop(): void
  /** When nothing is under way any more. */
  settled(): Promise<void>
}

/** Claims at once: they are short, and the organisation's people need its connections too. */
const hands = 4

export function claimsUnderWay(carryOut: (decision: Decision) => Promise<void>): ClaimsUnderWay {
  const waiting: Decision[] = []
  const contacts = new Set<Id>()
  const working = new Set<Promise<void>>()

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await carryOut(next).finally(() => contacts.delete(next.contactId))
    }
  }

  return {
    add(decisions) {
      for (const decision of decisions) {
        if (contacts.has(decision.contactId)) continue
        contacts.add(decision.contactId)
        waiting.push(decision)
      }
      while (working.size < Math.min(hands, working.size + waiting.length)) {
        const worker = work().finally(() => working.delete(worker))
        working.add(worker)
      }
    },
    contacts: () => new Set(contacts),
    drop() {
      for (const { contactId } of waiting.splice(0)) contacts.delete(contactId)
    },
    async settled() {
      while (working.size > 0) await Promise.all(working)
    },
  }
}
