export * from './endpoints.ts'
export * from './events.ts'
export {
  isNoticeKind,
  keptDays,
  type NoticeAbout,
  type NoticeData,
  type NoticeKind,
  noticeKind,
  subjectOf,
  urgencies,
  type Urgency,
  wordsOf,
} from './notice-kind.ts'
export { Notice, NoticeSettings, noticeSettingsOfEverybody } from './wire.ts'
