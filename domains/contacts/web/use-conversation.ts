// One conversation as it goes on: its messages, older ones on demand, and whether the customer is typing.
import { useEffect, useState } from 'react'
import { call, ProblemError, queryClient, useLive } from '#connection'
import {
  type Contact,
  type Conversation,
  conversationAfter,
  listMessages,
  type Message,
} from '#contacts/core'
import type { Id, ShownEvent } from '#protocol'
import { useFollowed } from './use-followed.ts'

type Kept = { conversation: Conversation<Contact>; more: boolean }

export type OpenConversation = {
  contact: Contact | undefined
  messages: readonly Message[]
  hasOlder: boolean
  older(): Promise<void>
  error: Error | null
  /** It is beyond her reach now; what she has read may still be there. */
  gone: boolean
  reload(): void
}

const keyOfConversation = (contactId: Id) => [listMessages.id, contactId]

export function useConversation(contactId: Id): OpenConversation {
  const key = keyOfConversation(contactId)
  const { state, error, failure, reload } = useFollowed<Kept>({
    key,
    load: async (signal) => {
      const { contact, items, more } = await call(
        listMessages,
        { params: { contactId }, query: { limit: 100 } },
        { signal },
      )
      return { conversation: { contact, messages: items, missed: false }, more }
    },
    after: keptAfter,
    missed: (kept) => kept.conversation.missed,
  })
  const first = state?.conversation.messages[0]
  return {
    contact: state?.conversation.contact,
    messages: state?.conversation.messages ?? [],
    hasOlder: state?.more ?? false,
    older: async () => {
      if (first === undefined) return
      const page = await call(listMessages, {
        params: { contactId },
        query: { before: first.position, limit: 100 },
      })
      queryClient.setQueryData<Kept>(key, (kept) => kept && withOlder(kept, page.items, page.more))
    },
    error,
    gone: failure instanceof ProblemError && failure.problem.status === 404,
    reload,
  }
}

function keptAfter(kept: Kept, event: ShownEvent): Kept {
  const conversation = conversationAfter(kept.conversation, event)
  return conversation === kept.conversation ? kept : { ...kept, conversation }
}

function withOlder({ conversation }: Kept, older: readonly Message[], more: boolean): Kept {
  const first = conversation.messages[0]?.position ?? Infinity
  const messages = [...older.filter(({ position }) => position < first), ...conversation.messages]
  return { conversation: { ...conversation, messages }, more }
}

const typingLastsMs = 6_000

/** True while the customer's hints that she is typing are fresh, and what she typed has not arrived. */
export function useCustomerTyping(contactId: Id, lastMessageId: Id | undefined): boolean {
  const [heard, setHeard] = useState<{ after: Id | undefined }>()
  useLive((news) => {
    if (news.kind === 'signal' && news.signal.name === 'typing' && isAbout(news.signal.body, contactId)) {
      setHeard({ after: lastMessageId })
    }
  })
  useEffect(() => {
    if (heard === undefined) return
    const over = setTimeout(() => setHeard(undefined), typingLastsMs)
    return () => clearTimeout(over)
  }, [heard])
  return heard !== undefined && heard.after === lastMessageId
}

function isAbout(body: unknown, contactId: Id): boolean {
  return typeof body === 'object' && body !== null && 'contactId' in body && body.contactId === contactId
}
