// A state that is loaded once and then follows events: what arrives while it loads is applied on top of the answer.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { queryClient, useConnection, useLive } from '#connection'
import type { ShownEvent } from '#protocol'

const withoutSocketMs = 10_000

type Following<State> = {
  key: readonly unknown[]
  load(signal: AbortSignal): Promise<State>
  /** Must leave a state alone that knows the event already. */
  after(state: State, event: ShownEvent): State
  /** True when an event in between was missed, and only loading again helps. */
  missed?(state: State): boolean
  enabled?: boolean
}

export type Followed<State> = {
  state: State | undefined
  /** Nothing can be shown. */
  error: Error | null
  /** The latest load failed, though what was loaded before may still be shown. */
  failure: Error | null
  reload(): void
}

export function useFollowed<State>({
  key,
  load,
  after,
  missed,
  enabled = true,
}: Following<State>): Followed<State> {
  const whileLoading = useRef<ShownEvent[]>([])
  const live = useConnection() === 'open'
  const asked = useQuery({
    queryKey: key,
    enabled,
    staleTime: 0,
    refetchOnMount: 'always',
    // Some networks let no socket through: then it is asked now and then.
    refetchInterval: live ? false : withoutSocketMs,
    queryFn: async ({ signal }) => {
      whileLoading.current = []
      const loaded = await load(signal)
      return whileLoading.current.reduce(after, loaded)
    },
  })
  const { isFetching, refetch, data } = asked
  useLive((news) => {
    if (news.kind !== 'event' || !enabled) return
    if (isFetching) whileLoading.current.push(news.event)
    queryClient.setQueryData<State>(key, (state) => (state === undefined ? state : after(state, news.event)))
  })
  const gap = data !== undefined && missed?.(data) === true
  useEffect(() => {
    if (gap) void refetch()
  }, [gap, refetch])
  return {
    state: data,
    error: data === undefined ? asked.error : null,
    failure: asked.error,
    reload: () => void refetch(),
  }
}
