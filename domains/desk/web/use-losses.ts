import { useState } from 'react'
import { useLive } from '#connection'
import { type Loss, lossIn } from '#desk/core'
import type { Id } from '#protocol'

/** Why what lay on my desk has gone from it, of each contact the latest, while the desk is open. */
export function useLosses(personId: Id): ReadonlyMap<Id, Loss> {
  const [losses, setLosses] = useState<ReadonlyMap<Id, Loss>>(new Map())
  useLive((news) => {
    if (news.kind !== 'event') return
    const { contactId } = news.event.about
    const loss = lossIn(news.event, personId)
    if (contactId !== undefined && loss) setLosses((before) => new Map(before).set(contactId, loss))
  })
  return losses
}
