import * as declared from '#notices/core'
import { type Route, route } from '#platform/action'
import {
  getBell,
  getNotice,
  listNotices,
  readAllNotices,
  readNotice,
  setNoticeSettings,
} from './my-notices.ts'

export const routes: Route[] = [
  route(declared.listNotices, listNotices),
  route(declared.getBell, getBell),
  route(declared.getNotice, getNotice),
  route(declared.readNotice, readNotice),
  route(declared.readAllNotices, readAllNotices),
  route(declared.setNoticeSettings, setNoticeSettings),
]
