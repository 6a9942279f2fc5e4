import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { useAskedAgain } from '#contacts/web'
import type { Id } from '#protocol'
import { listTransferTargets } from '#transfers/core'
import type { Target } from './TargetList.tsx'

const pauseMs = 200

type Targets = { targets: readonly Target[]; loading: boolean; search: string; onSearch(text: string): void }

/** Whom a contact may be handed to (`transfer`), or who may be asked about it (`consult`), as they are now. */
export function useTargets(contactId: Id, purpose: 'transfer' | 'consult'): Targets {
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
  const queues = purpose === 'transfer' ? (asked.data?.queues ?? []) : []
  const people = asked.data?.people ?? []
  const offOf = (whyNot: string | null) => {
    const counts = purpose === 'transfer' || whyNot === 'offline' || whyNot === 'serves-it-already'
    return whyNot !== null && counts ? t(`refusals.${whyNot}`) : undefined
  }
  const named = queues.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()))
  const targets: Target[] = [
    ...people.map((person) => ({
      kind: 'person' as const,
      id: person.personId,
      person,
      off: offOf(person.whyNot),
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
