import type { Contact } from '#contacts/core'
import type { Id } from '#protocol'

type Waiting = Pick<Contact, 'id' | 'state' | 'unansweredSince'>

/** Whose customer waits longest for an answer; from one of them, the one after it, and round again. */
export function nextUnanswered(conversations: readonly Waiting[], openId: Id | undefined): Id | undefined {
  const waiting = conversations
    .filter(({ state, unansweredSince }) => state === 'serving' && unansweredSince !== null)
    .toSorted((a, b) => (a.unansweredSince ?? '').localeCompare(b.unansweredSince ?? ''))
  const next = waiting[(waiting.findIndex(({ id }) => id === openId) + 1) % waiting.length]
  return next?.id === openId ? undefined : next?.id
}
