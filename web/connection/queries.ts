// Asking and acting from a screen: TanStack Query over the declared endpoints.
import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  type UseMutationResult,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { AnswerOf, Page } from '#protocol'
import { type AnyEndpoint, call, type Given, newKey } from './call.ts'
import { ProblemError } from './problem-error.ts'

const tryAgain = (failures: number, error: Error) =>
  error instanceof ProblemError && (error.unreached || error.problem.status === 503) && failures < 3

// A centre's network often has no internet at all, so the browser's idea of being online means nothing.
export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', staleTime: 10_000, retry: tryAgain },
    mutations: { networkMode: 'always', retry: tryAgain, retryDelay: 800 },
  },
})

export type AskOptions = {
  enabled?: boolean
  /** Keep what is shown while the next answer to another question is on its way. */
  keepPrevious?: boolean
  refetchInterval?: number
  staleTime?: number
  /** Ask again when a screen that shows it opens, though the last answer was an error. */
  retryOnMount?: boolean
}

export const keyOf = (endpoint: AnyEndpoint, given?: unknown): unknown[] =>
  given === undefined ? [endpoint.id] : [endpoint.id, given]

export function useAsk<E extends AnyEndpoint>(
  endpoint: E,
  given?: Given<E>,
  options: AskOptions = {},
): UseQueryResult<AnswerOf<E>, Error> {
  const { keepPrevious, ...rest } = options
  return useQuery<AnswerOf<E>, Error>({
    queryKey: keyOf(endpoint, given),
    queryFn: ({ signal }) => call(endpoint, given, { signal }),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
    ...rest,
  })
}

export type Pages<Item> = {
  items: Item[]
  /** The first page is on its way and nothing can be shown yet. */
  loading: boolean
  error: Error | null
  hasMore: boolean
  loadingMore: boolean
  more(): void
  again(): void
}

type ItemOf<E> = AnswerOf<E> extends Page<infer Item> ? Item : never
type Paged = Page<unknown>

/** A list with keyset pages: `more()` adds the next one. */
export function useAskPages<E extends AnyEndpoint>(
  endpoint: E,
  given?: Given<E>,
  options: AskOptions = {},
): Pages<ItemOf<E>> {
  const { keepPrevious, ...rest } = options
  const asked = useInfiniteQuery({
    queryKey: [...keyOf(endpoint, given), 'pages'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }): Promise<Paged> => {
      const query = {
        ...(given && 'query' in given ? (given.query as object) : {}),
        ...(pageParam && { cursor: pageParam }),
      }
      return call(endpoint, { ...given, query } as unknown as Given<E>, { signal }) as Promise<Paged>
    },
    getNextPageParam: (last) => last.next,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
    ...rest,
  })
  return {
    items: (asked.data?.pages.flatMap((page) => page.items) ?? []) as ItemOf<E>[],
    loading: asked.isPending && asked.fetchStatus !== 'idle',
    error: asked.error,
    hasMore: asked.hasNextPage,
    loadingMore: asked.isFetchingNextPage,
    more: () => void asked.fetchNextPage(),
    again: () => void asked.refetch(),
  }
}

/** Asks these endpoints again wherever they are shown. */
export function askAgain(...endpoints: AnyEndpoint[]): Promise<void> {
  const ids = new Set(endpoints.map((endpoint) => endpoint.id))
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => ids.has(String(queryKey[0])) })
}

export type ActOptions = {
  /** What must be asked again afterwards; unless said, everything of the same domain. */
  changes?: readonly AnyEndpoint[]
}

const areaOf = (id: unknown) => String(id).split('.')[0]

/** An act of a person: sent again by itself when the network fails, and never done twice. */
export function useAct<E extends AnyEndpoint>(
  endpoint: E,
  options: ActOptions = {},
): UseMutationResult<AnswerOf<E>, Error, Given<E>> {
  return useMutation<AnswerOf<E>, Error, Given<E>>({
    mutationFn: (given) => call(endpoint, given, { idempotencyKey: keyFor(given) }),
    onSettled: () =>
      options.changes
        ? askAgain(...options.changes)
        : queryClient.invalidateQueries({
            predicate: ({ queryKey }) => areaOf(queryKey[0]) === areaOf(endpoint.id),
          }),
  })
}

const keys = new WeakMap<object, string>()

/** The same input object is the same act: every attempt of a mutation carries the same key. */
function keyFor(given: unknown): string {
  if (typeof given !== 'object' || given === null) return newKey()
  const key = keys.get(given) ?? newKey()
  keys.set(given, key)
  return key
}
