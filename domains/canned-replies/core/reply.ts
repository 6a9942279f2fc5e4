// Canned replies as they cross the wire: what they say, whose they are.
import { type Static, Type } from 'typebox'
import { Id, Instant, type Language, oneOf, orNull, shape, shortText } from '#protocol'

/** Whose it is: mine alone, my team's, everybody's. */
export const replyScopes = ['own', 'team', 'all'] as const
export const ReplyScope = oneOf(replyScopes)
export type ReplyScope = Static<typeof ReplyScope>

export const mostMessages = 10
export const mostFiles = 5
export const longestMessage = 4_000

const Text = orNull(Type.String({ maxLength: longestMessage }))
/** One message, written in one or more languages. */
export const ReplyMessage = shape({ 'zh-Hans': Text, 'zh-Hant': Text, en: Text })
export type ReplyMessage = Readonly<Record<Language, string | null>>

export const ReplyFile = shape({
  id: Id,
  name: Type.String(),
  contentType: Type.String(),
  bytes: Type.Integer({ minimum: 1 }),
})
export type ReplyFile = Static<typeof ReplyFile>

/** `foundBy`: what it is found by when somebody types, a line for each way to write it. */
export const CannedReply = shape({
  id: Id,
  scope: ReplyScope,
  unitId: orNull(Id),
  unitName: orNull(Type.String()),
  folder: orNull(Type.String()),
  name: Type.String(),
  shortcut: orNull(Type.String()),
  messages: Type.Array(ReplyMessage),
  files: Type.Array(ReplyFile),
  foundBy: Type.String(),
  timesUsed: Type.Integer({ minimum: 0 }),
  myTimes: Type.Integer({ minimum: 0 }),
  changedAt: Instant,
  version: Type.Integer({ minimum: 1 }),
})
export type CannedReply = Static<typeof CannedReply>

/** What somebody writes of one; `unitId` is the team it is for, with `scope` team. */
export const ReplyDraft = shape({
  scope: ReplyScope,
  unitId: orNull(Id),
  folder: orNull(shortText(60)),
  name: shortText(80),
  shortcut: orNull(Type.String({ minLength: 1, maxLength: 30, pattern: '^[^\\s/]+$' })),
  messages: Type.Array(ReplyMessage, { maxItems: mostMessages }),
  fileIds: Type.Array(Id, { maxItems: mostFiles, uniqueItems: true }),
})
export type ReplyDraft = Static<typeof ReplyDraft>
