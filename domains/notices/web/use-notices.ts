// Her notices as they come.
import { useState } from 'react'
import { askAgain, call, useAct, useAsk, useLive } from '#connection'
import {
  getBell,
  getNotice,
  listNotices,
  type Notice,
  noticeSettingsOfEverybody,
  readAllNotices,
  readNotice,
  setNoticeSettings,
} from '#notices/core'

export function useBell() {
  const { data } = useAsk(getBell, undefined, { staleTime: 30_000 })
  return { unread: data?.unread ?? 0, settings: data?.settings ?? noticeSettingsOfEverybody }
}

const changes = { changes: [listNotices, getBell] }

export const useRead = () => useAct(readNotice, changes)
export const useReadAll = () => useAct(readAllNotices, changes)
export const useSetSettings = () => useAct(setNoticeSettings, { changes: [getBell] })

/** What cannot wait and came just now, until it is read, over or sent away; `arrived` hears of each. */
export function useArrivals(arrived: (notice: Notice) => void): [Notice | undefined, () => void] {
  const [latest, setLatest] = useState<Notice>()
  useLive((news) => {
    if (news.kind !== 'event') return
    const { type, data } = news.event
    if (type !== 'notice.given' && type !== 'notices.read') return
    void askAgain(listNotices, getBell)
    const noticeId = type === 'notice.given' ? urgentOf(data) : latest?.id
    if (noticeId === undefined) return
    void call(getNotice, { params: { noticeId } })
      .then((notice) => {
        setLatest(isOpen(notice) ? notice : undefined)
        if (type === 'notice.given') arrived(notice)
      })
      .catch(() => setLatest(undefined))
  })
  return [latest, () => setLatest(undefined)]
}

export const isOpen = ({ readAt, doneAt }: Notice): boolean => readAt === null && doneAt === null

function urgentOf(data: unknown): string | undefined {
  const isUrgent =
    typeof data === 'object' &&
    data !== null &&
    'urgency' in data &&
    data.urgency === 'now' &&
    'noticeId' in data
  return isUrgent ? String(data.noticeId) : undefined
}
