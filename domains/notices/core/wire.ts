// The shapes in which notices travel.
import { type Static, Type } from 'typebox'
import { Id, Instant, oneOf, orNull, shape } from '#protocol'
import { urgencies } from './notice-kind.ts'

/** `times` counts how often it came before she read it; `link` is where one click leads. */
export const Notice = shape({
  id: Id,
  kind: Type.String(),
  about: shape({ contactId: orNull(Id), personId: orNull(Id), queueId: orNull(Id) }),
  data: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  urgency: oneOf(urgencies),
  link: orNull(Type.String()),
  at: Instant,
  times: Type.Integer({ minimum: 1 }),
  readAt: orNull(Instant),
  doneAt: orNull(Instant),
})
export type Notice = Static<typeof Notice>

/** Whether what cannot wait may show outside the browser, and be heard. */
export const NoticeSettings = shape({ inBrowser: Type.Boolean(), sound: Type.Boolean() })
export type NoticeSettings = Static<typeof NoticeSettings>

export const noticeSettingsOfEverybody: NoticeSettings = { inBrowser: true, sound: true }
