// My desk as it goes on: loaded once, then moved by events; what an event could not tell whole is fetched.
import { useEffect } from 'react'
import { call, queryClient, serverNow, useAct } from '#connection'
import { type Followed, useFollowed } from '#contacts/web'
import { type Desk, deskAfter, deskWith, getDesk, getDeskContact } from '#desk/core'
import { useMay } from '#identity/web'
import type { Id } from '#protocol'
import { acceptOffer, rejectOffer } from '#routing/core'

const key = [getDesk.id]

export function useDesk(): Followed<Desk> {
  const followed = useFollowed<Desk>({
    key,
    enabled: useMay('contacts.take'),
    load: (signal) => call(getDesk, {}, { signal }),
    after: deskAfter,
  })
  useFetchStale(followed.state, followed.reload)
  useNewDay(followed.state?.day.to, followed.reload)
  return followed
}

const underWay = new Set<string>()

/** Several components follow the desk: each round of a contact is fetched by the first of them. */
function useFetchStale(desk: Desk | undefined, reload: () => void): void {
  const stale = desk?.stale
  useEffect(() => {
    for (const { contactId, round } of stale ?? []) void fetchStale(contactId, round, reload)
  }, [stale, reload])
}

async function fetchStale(contactId: Id, round: number, reload: () => void): Promise<void> {
  const name = `${contactId} ${round}`
  if (underWay.has(name)) return
  underWay.add(name)
  try {
    const entry = await call(getDeskContact, { params: { contactId } })
    queryClient.setQueryData<Desk>(key, (desk) => desk && deskWith(desk, entry, round))
  } catch {
    // Not reached, or not to be seen any more: a whole load tells which.
    reload()
  } finally {
    underWay.delete(name)
  }
}

/** At midnight of the organisation today's contacts are yesterday's. */
function useNewDay(endsAt: string | undefined, reload: () => void): void {
  useEffect(() => {
    if (endsAt === undefined) return
    const left = Date.parse(endsAt) - serverNow()
    if (left <= 0) return
    const over = setTimeout(reload, left + 1_000)
    return () => clearTimeout(over)
  }, [endsAt, reload])
}

const nothingElse = { changes: [] }

/** Both come back as events that move the desk; nothing else has to be asked again. */
export const useAccept = () => useAct(acceptOffer, nothingElse)
export const useReject = () => useAct(rejectOffer, nothingElse)
