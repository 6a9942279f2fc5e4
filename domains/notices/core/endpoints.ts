// What a person may ask about her own notices; nobody reads those of another.
import { Type } from 'typebox'
import { endpoint, Id, Instant, Nothing, pageOf, pageQuery, shape } from '#protocol'
import { Notice, NoticeSettings } from './wire.ts'

export const listNotices = endpoint({
  id: 'notices.list',
  method: 'GET',
  path: '/notices',
  promise: 'screen',
  caller: 'signed-in',
  summary: 'Lists my notices, the newest first.',
  query: shape(pageQuery),
  answer: pageOf(Notice),
})

/** How far the bell counts. */
export const mostCounted = 100

export const getBell = endpoint({
  id: 'notices.bell',
  method: 'GET',
  path: '/notices/bell',
  promise: 'screen',
  caller: 'signed-in',
  summary: 'Counts my unread notices, up to a hundred, and gives how I want to be told.',
  answer: shape({ unread: Type.Integer(), settings: NoticeSettings }),
})

export const getNotice = endpoint({
  id: 'notices.get',
  method: 'GET',
  path: '/notices/:noticeId',
  promise: 'screen',
  caller: 'signed-in',
  summary: 'Gives one of my notices.',
  params: shape({ noticeId: Id }),
  answer: Notice,
})

export const readNotice = endpoint({
  id: 'notices.read',
  method: 'POST',
  path: '/notices/:noticeId/reading',
  promise: 'screen',
  caller: 'signed-in',
  summary: 'Marks one of my notices as read.',
  params: shape({ noticeId: Id }),
  answer: Nothing,
})

export const readAllNotices = endpoint({
  id: 'notices.read-all',
  method: 'POST',
  path: '/notices/readings',
  promise: 'screen',
  caller: 'signed-in',
  summary: 'Marks as read what came up to an instant: what comes meanwhile stays unread.',
  body: shape({ upTo: Instant }),
  answer: Nothing,
})

export const setNoticeSettings = endpoint({
  id: 'notices.set-settings',
  method: 'PUT',
  path: '/notices/settings',
  promise: 'screen',
  caller: 'signed-in',
  summary: 'Chooses how I am told of what cannot wait.',
  body: NoticeSettings,
  answer: NoticeSettings,
})
