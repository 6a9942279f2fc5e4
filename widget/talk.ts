// The visitor's conversation as this tab knows it, whichever way each piece of it came: events, answers, pages.
import { conversationAfter, type Conversation, type Message, type VisitorContact } from '#contacts/core'
import type { VisitorConversation } from '#channels-chat/core'
import type { ShownEvent } from '#protocol'
import type { Reading, Window } from './ask.ts'

/** `earlier`: there are messages before the first one here. */
export type Talk = Conversation<VisitorContact> & { earlier: boolean }

export function talkLoaded(
  talk: Talk | undefined,
  { contact, items, more }: VisitorConversation,
  asked: Window,
): Talk | undefined {
  if (contact === null) return undefined
  const isPage = asked.after !== undefined || asked.before !== undefined
  if (talk?.contact.id !== contact.id) {
    // A page asked by the numbers of another conversation is not the beginning of this one.
    return { contact, messages: isPage ? [] : items, missed: isPage, earlier: !isPage && more }
  }
  const messages = merged(talk.messages, items)
  // Older messages say nothing of what is new: taking their contact would hide the events in between.
  if (asked.before !== undefined) return { ...talk, messages, earlier: more }
  const newer = contact.version >= talk.contact.version
  const behind = (asked.after !== undefined && more) || lastWithoutGap(messages) < (messages.at(-1)?.seq ?? 0)
  return {
    ...talk,
    contact: newer ? contact : talk.contact,
    messages,
    missed: behind || (talk.missed && !newer),
  }
}

export function talkAfterEvent(talk: Talk, event: ShownEvent): Talk {
  const after = conversationAfter(talk, event)
  return { ...talk, ...after, messages: merged(talk.messages, after.messages) }
}

export function talkWith(talk: Talk, message: Message): Talk {
  return message.contactId === talk.contact.id
    ? { ...talk, messages: merged(talk.messages, [message]) }
    : talk
}

/** Each message once and in order; a mark it once had is never taken back. */
export function merged(known: readonly Message[], incoming: readonly Message[]): Message[] {
  const bySeq = new Map(known.map((message) => [message.seq, message]))
  for (const message of incoming) {
    const before = bySeq.get(message.seq)
    const deliveredAt = message.deliveredAt ?? before?.deliveredAt ?? null
    bySeq.set(message.seq, { ...message, deliveredAt, readAt: message.readAt ?? before?.readAt ?? null })
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/** What to ask for to be up to date: behind the last message without a gap, and again what may have been read since. */
export function windowFor(talk: Talk | undefined): Window {
  if (!talk || talk.messages.length === 0) return {}
  const upTo = lastWithoutGap(talk.messages)
  const unread = talk.messages.find(({ from, readAt }) => from === 'visitor' && readAt === null)
  return { after: Math.min(upTo, (unread?.seq ?? upTo + 1) - 1) }
}

function lastWithoutGap(messages: readonly Message[]): number {
  let last = messages[0]?.seq ?? 0
  for (const { seq } of messages) if (seq === last + 1) last = seq
  return last
}

/** What agents wrote and she has not read. */
export function unreadIn(talk: Talk | undefined): number {
  return talk?.messages.filter(({ from, readAt }) => from === 'agent' && readAt === null).length ?? 0
}

/** What the other side should be told now: that its words arrived, or that they were read. */
export function readingDue(talk: Talk, isLookedAt: boolean): Reading | undefined {
  const theirs = talk.messages.filter(({ from }) => from !== 'visitor')
  const what = isLookedAt ? 'read' : 'delivered'
  const due = theirs.filter((message) => (isLookedAt ? message.readAt : message.deliveredAt) === null).at(-1)
  return due && { upToSeq: due.seq, what }
}

export function isOver({ contact }: Talk): boolean {
  return contact.state === 'ended'
}
