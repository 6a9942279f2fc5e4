// A person and her own notices.
import { personOf } from '#identity/server'
import {
  getBell as bell,
  getNotice as get,
  listNotices as list,
  type Notice,
  noticeSettingsOfEverybody,
  noticesRead,
  readAllNotices as readAll,
  readNotice as read,
  setNoticeSettings as set,
} from '#notices/core'
import { type Action, announce, type Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import { found, type Id } from '#protocol'
import {
  countUnread,
  markAllRead,
  markRead,
  newestNotices,
  noticeOf,
  type NoticeRow,
  saveSettings,
  settingsOf,
} from './store.ts'

export const listNotices: Action<typeof list> = async (tx, { query }) => {
  const { limit = 50 } = query
  const after = readCursor(query.cursor, ['instant', 'id'])
  const rows = await newestNotices(tx.db, personOf(tx).personId, { after, limit })
  const { items, next } = nextCursor(rows, limit, (row) => [row.at.toISOString(), row.id])
  return { items: items.map(shown), next }
}

export const getBell: Action<typeof bell> = async (tx) => {
  const { personId } = personOf(tx)
  const settings = await settingsOf(tx.db, personId)
  return { unread: await countUnread(tx.db, personId), settings: settings ?? noticeSettingsOfEverybody }
}

export const getNotice: Action<typeof get> = async (tx, { params }) =>
  shown(found(await noticeOf(tx.db, personOf(tx).personId, params.noticeId), 'notice'))

export const readNotice: Action<typeof read> = async (tx, { params }) => {
  const { personId } = personOf(tx)
  found(await noticeOf(tx.db, personId, params.noticeId), 'notice')
  await tellIfAny(tx, personId, await markRead(tx.db, { personId, noticeId: params.noticeId, at: tx.now }))
  return {}
}

export const readAllNotices: Action<typeof readAll> = async (tx, { body }) => {
  const { personId } = personOf(tx)
  const upTo = new Date(body.upTo)
  await tellIfAny(tx, personId, await markAllRead(tx.db, { personId, upTo, at: tx.now }))
  return {}
}

export const setNoticeSettings: Action<typeof set> = async (tx, { body }) => {
  await saveSettings(tx.db, personOf(tx).personId, body)
  return body
}

/** Her other screens follow. */
async function tellIfAny(tx: Tx, personId: Id, count: number): Promise<void> {
  if (count > 0) await announce(tx, noticesRead({ personId }, {}))
}

function shown(row: NoticeRow): Notice {
  const { id, kind, data, urgency, link, times } = row
  return {
    id,
    kind,
    data,
    urgency,
    link,
    times,
    about: { contactId: row.contact_id, personId: row.about_person_id, queueId: row.queue_id },
    at: row.at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    doneAt: row.done_at?.toISOString() ?? null,
  }
}
