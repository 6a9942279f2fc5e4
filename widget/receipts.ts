// Tells the other side that its words arrived or were read, once each.
import { receivedAs } from '#contacts/core'
import type { Ask } from './ask.ts'
import { readingDue, type Talk } from './talk.ts'

export type Receipts = { send(isLookedAt: boolean): void }

export function receiptsBy(given: {
  ask: Ask
  talk(): Talk | undefined
  change(change: (talk: Talk) => Talk): void
  now(): Date
}): Receipts {
  const { ask, talk, change, now } = given
  let underWay = false
  let refused = ''

  async function send(isLookedAt: boolean): Promise<void> {
    const current = talk()
    const due = current && readingDue(current, isLookedAt)
    if (underWay || !current || !due) return
    const contactId = current.contact.id
    const name = `${contactId} ${due.what} ${due.upToSeq}`
    if (name === refused) return
    underWay = true
    const answered = await ask.report(contactId, due)
    underWay = false
    if (answered.kind === 'refused') refused = name
    if (answered.kind !== 'answer') return
    const receipt = { ...due, reader: 'visitor', at: now().toISOString() } as const
    change((known) =>
      known.contact.id === contactId
        ? { ...known, messages: known.messages.map((message) => receivedAs(message, receipt)) }
        : known,
    )
  }

  return { send: (isLookedAt) => void send(isLookedAt) }
}
