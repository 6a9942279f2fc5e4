// Tells the customer what has reached me and what I have read.
import { useEffect, useState } from 'react'
import { call } from '#connection'
import { type Contact, reportReading } from '#contacts/core'
import type { Id } from '#protocol'

const isLooking = () => document.visibilityState === 'visible' && document.hasFocus()

function useLooking(): boolean {
  const [looking, setLooking] = useState(isLooking)
  useEffect(() => {
    const look = () => setLooking(isLooking())
    window.addEventListener('focus', look)
    window.addEventListener('blur', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('focus', look)
      window.removeEventListener('blur', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return looking
}

/** The conversation on the screen is read as soon as somebody is there to look at it. */
export function useReportReading({ id, unread, lastSeq, agent }: Contact, loaded: boolean): void {
  const looking = useLooking()
  const isRead = looking && loaded && agent !== null && unread > 0 && lastSeq > 0
  useEffect(() => {
    if (isRead) report(id, lastSeq, 'read')
  }, [isRead, id, lastSeq])
}

const reported = new Map<Id, number>()

/** What is on my desk has arrived with me, whichever conversation is open. */
export function useReportArrival(conversations: readonly Contact[] | undefined): void {
  useEffect(() => {
    for (const { id, unread, lastSeq } of conversations ?? []) {
      if (unread === 0 || (reported.get(id) ?? 0) >= lastSeq) continue
      reported.set(id, lastSeq)
      report(id, lastSeq, 'delivered')
    }
  }, [conversations])
}

/** A receipt that got lost is made good by the next one. */
function report(contactId: Id, upToSeq: number, what: 'delivered' | 'read'): void {
  call(reportReading, { params: { contactId }, body: { upToSeq, what } }).catch(() => undefined)
}
