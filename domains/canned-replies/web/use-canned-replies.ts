// All replies I may use, kept in the browser: the picker answers with every key, whatever the network does.
import { useQuery } from '@tanstack/react-query'
import { type CannedReply, listCannedReplies } from '#canned-replies/core'
import { askAgain, call, keyOf, useLive } from '#connection'
import { largestPage } from '#protocol'

const key = [...keyOf(listCannedReplies), 'all']
const none: readonly CannedReply[] = []

export type CannedReplies = {
  all: readonly CannedReply[]
  loading: boolean
  error: Error | null
  again(): void
}

export function useCannedReplies(): CannedReplies {
  const asked = useQuery({ queryKey: key, queryFn: ({ signal }) => everyPage(signal), staleTime: 300_000 })
  useLive((news) => {
    if (news.kind === 'event' && news.event.type === 'canned-replies.changed')
      void askAgain(listCannedReplies)
  })
  return {
    all: asked.data ?? none,
    loading: asked.isPending,
    error: asked.error,
    again: () => void asked.refetch(),
  }
}

/** No more than the rules let exist in what one person sees. */
async function everyPage(signal: AbortSignal): Promise<CannedReply[]> {
  const replies: CannedReply[] = []
  let cursor: string | undefined
  do {
    const query = { limit: largestPage, ...(cursor !== undefined && { cursor }) }
    const page = await call(listCannedReplies, { query }, { signal })
    replies.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return replies
}
