import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { useAskedAgain } from '#contacts/web'
import type { Id } from '#protocol'
import { type Colleague, listTransferTargets } from '#transfers/core'
import type { Target } from './TargetList.tsx'

const pauseMs = 200

type Targets = { targets: readonly Target[]; loading: boolean; search: string; onSearch(text: string): void }

/** To hand on what is served, to give elsewhere what waits, or to ask a colleague. */
export type Purpose = 'transfer' | 'move' | 'consult'

/** Whom a contact may be given to, or who may be asked about it, as they are now. */
export function useTargets(contactId: Id, purpose: Purpose): Targets {
  const { t } = useTranslation('transfers')
  const [search, onSearch] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const pause = setTimeout(() => setQ(search.trim()), pauseMs)
    return () => clearTimeout(pause)
  }, [search])
  const asked = useAsk(
    listTransferTargets,
    { params: { contactId }, query: q ? { q } : {} },
    { keepPrevious: true },
  )
  useAskedAgain(listTransferTargets, /^(agent\.|offer\.|transfer\.)/)
  const isOffered = (isOwn: boolean) => purpose === 'transfer' || (purpose === 'move' && !isOwn)
  const queues = (asked.data?.queues ?? []).filter(({ isOwn }) => isOffered(isOwn))
  const people = asked.data?.people ?? []
  const offOf = ({ whyNot, lacks }: Colleague) => {
    const why = whyNot ?? (purpose === 'move' && lacks.length > 0 ? 'lacks-skills' : null)
    const counts = purpose !== 'consult' || why === 'offline' || why === 'serves-it-already'
    return why !== null && counts ? t(`refusals.${why}`) : undefined
  }
  const named = queues.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()))
  const targets: Target[] = [
    ...people.map((person) => ({
      kind: 'person' as const,
      id: person.personId,
      person,
      off: offOf(person),
    })),
    ...named.map((queue) => ({ kind: 'queue' as const, id: queue.queueId, queue })),
  ]
  const isFree = (target: Target) => target.kind === 'queue' || target.off === undefined
  return {
    targets: [...targets.filter(isFree), ...targets.filter((target) => !isFree(target))],
    loading: asked.isFetching,
    search,
    onSearch,
  }
}
