// Who is signed in, and what she may do: the same `scopeOf` as on the server.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Belonging, nowhere, type Scope } from '#protocol'
import { call, keyOf, ProblemError, queryClient, useAsk } from '#connection'
import { getMe, type Me, type Permission, scopeOf, whyNot } from '#identity/core'

export type Account = {
  state: 'unknown' | 'signed-out' | 'signed-in' | 'unreached'
  me: Me | undefined
  error: Error | null
  again(): void
}

const isSignedOut = (error: unknown) => error instanceof ProblemError && error.problem.status === 401

/** For the frame: whether anybody is signed in, and who. */
export function useAccount(): Account {
  const { data, error, refetch } = useAsk(getMe, undefined, { staleTime: 60_000, retryOnMount: false })
  const state = isSignedOut(error) ? 'signed-out' : data ? 'signed-in' : error ? 'unreached' : 'unknown'
  return { state, me: state === 'signed-in' ? data : undefined, error, again: () => void refetch() }
}

/** Asked before the first screen, so that it opens in her language. */
export async function whoIsHere(): Promise<Me | undefined> {
  return queryClient
    .fetchQuery({ queryKey: keyOf(getMe), queryFn: ({ signal }) => call(getMe, {}, { signal }) })
    .catch(() => undefined)
}

/** After a sign-in: nothing of whoever was here before stays. */
export function nowHere(me: Me): void {
  // What is shown now keeps its query, or it would never hear of her.
  queryClient.removeQueries({ type: 'inactive' })
  queryClient.setQueryData(keyOf(getMe), me)
}

export type SignedIn = Me['person'] &
  Pick<Me, 'actor' | 'organisation' | 'roles' | 'language' | 'theme'> & { personId: string }

/** Who is signed in; only below the frame, where somebody is. */
export function useMe(): SignedIn {
  const { data } = useAsk(getMe, undefined, { staleTime: 60_000 })
  if (!data) throw new Error('useMe is for screens of somebody who is signed in')
  return useMemo(
    () => ({
      ...data.person,
      personId: data.person.id,
      actor: data.actor,
      organisation: data.organisation,
      roles: data.roles,
      language: data.language,
      theme: data.theme,
    }),
    [data],
  )
}

/** What she reaches under a permission: `covers(scope, row)` tests a row with it. */
export function useScope(permission: Permission): Scope {
  const { data } = useAsk(getMe, undefined, { staleTime: 60_000 })
  return useMemo(() => (data ? scopeOf(data.actor, permission) : nowhere), [data, permission])
}

/** Whether she reaches anything at all under it. */
export const useMay = (permission: Permission): boolean => useScope(permission).reach !== 'none'

/** Why she may not, in her words, for a ReasonedButton; undefined when she may. */
export function useWhyNot(permission: Permission): (row?: Belonging) => string | undefined {
  const { t } = useTranslation('identity')
  const { data } = useAsk(getMe, undefined, { staleTime: 60_000 })
  return (row) => {
    const reason = data ? whyNot(data.actor, permission, row) : 'signed-out'
    return reason && t(`screen.why-not.${reason}`)
  }
}
