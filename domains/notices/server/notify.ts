import { announce, newId, type Tx } from '#platform/action'
import type { Id } from '#protocol'
import { type NoticeAbout, type NoticeData, noticeGiven, type NoticeKind, type Urgency } from '#notices/core'
import { forgetOld, putNotice } from './store.ts'

export type Notification = {
  personIds: readonly Id[]
  kind: NoticeKind
  about: NoticeAbout
  /** What its words have blanks for. */
  data?: NoticeData
  urgency: Urgency
}

/** Tells people something, in the caller's transaction. What is unread and about the same thing counts up. */
export async function notify(
  tx: Tx,
  { personIds, kind, about, data = {}, urgency }: Notification,
): Promise<void> {
  // In one order for everybody, so that two who tell the same people do not lock each other out.
  for (const personId of [...new Set(personIds)].toSorted()) {
    const link = kind.leadsTo(about, personId)
    const id = await putNotice(tx.db, {
      id: newId(),
      personId,
      kind: kind.notice,
      about,
      data,
      urgency,
      link,
      at: tx.now,
    })
    await forgetOld(tx.db, personId, tx.now)
    await announce(tx, noticeGiven({ personId }, { noticeId: id, kind: kind.notice, urgency }))
  }
}
