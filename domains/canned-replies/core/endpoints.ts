import { Type } from 'typebox'
import { endpoint, Id, Nothing, oneOf, pageOf, pageQuery, shape } from '#protocol'
import { CannedReply, ReplyDraft, ReplyFile, replyScopes } from './reply.ts'

const replyId = '01938f2a-4444-7000-8000-000000000001'
const fileId = '01938f2a-4444-7000-8000-0000000000f1'
const aFile: ReplyFile = { id: fileId, name: '退货单.pdf', contentType: 'application/pdf', bytes: 48_213 }
const aDraft: ReplyDraft = {
  scope: 'all',
  unitId: null,
  folder: '售后',
  name: '退货流程',
  shortcut: 'th',
  messages: [{ 'zh-Hans': '{{客户姓名}}您好，请在 ___ 前寄回商品。', 'zh-Hant': null, en: null }],
  fileIds: [fileId],
}
const aReply: CannedReply = {
  id: replyId,
  scope: 'all',
  unitId: null,
  unitName: null,
  folder: '售后',
  name: '退货流程',
  shortcut: 'th',
  messages: [{ 'zh-Hans': '{{客户姓名}}您好，请在 ___ 前寄回商品。', 'zh-Hant': null, en: null }],
  files: [aFile],
  foundBy: '退货流程\ntuihuoliucheng\nthlc\n售后\nshouhou\nsh',
  timesUsed: 128,
  myTimes: 12,
  changedAt: '2026-11-21T02:00:00.000Z',
  version: 3,
}
const params = shape({ replyId: Id })
const Version = Type.Integer({ minimum: 1 })
const use = { permission: 'replies.use' }

export const listCannedReplies = endpoint({
  id: 'canned-replies.list',
  method: 'GET',
  path: '/canned-replies',
  promise: 'public',
  caller: use,
  summary: 'Lists the canned replies one may use or change: her own, her teams’, everybody’s, by pinyin.',
  query: shape({ ...pageQuery, scope: Type.Optional(oneOf(replyScopes)) }),
  answer: pageOf(CannedReply),
  example: { answer: { items: [aReply], next: null } },
})

export const createCannedReply = endpoint({
  id: 'canned-replies.create',
  method: 'POST',
  path: '/canned-replies',
  promise: 'public',
  caller: use,
  summary: 'Adds a canned reply: one’s own, of a team one leads, or for everybody.',
  body: ReplyDraft,
  answer: CannedReply,
  example: { body: aDraft, answer: aReply },
})

export const changeCannedReply = endpoint({
  id: 'canned-replies.change',
  method: 'PUT',
  path: '/canned-replies/:replyId',
  promise: 'public',
  caller: use,
  summary: 'Writes a canned reply anew, also for whom it is.',
  params,
  body: shape({ ...ReplyDraft.properties, version: Version }),
  answer: CannedReply,
  example: { params: { replyId }, body: { ...aDraft, version: 2 }, answer: aReply },
})

export const deleteCannedReply = endpoint({
  id: 'canned-replies.delete',
  method: 'DELETE',
  path: '/canned-replies/:replyId',
  promise: 'public',
  caller: use,
  summary: 'Deletes a canned reply; what was sent with it stays.',
  params,
  answer: Nothing,
  example: { params: { replyId }, answer: {} },
})

export const countReplyUse = endpoint({
  id: 'canned-replies.use',
  method: 'POST',
  path: '/canned-replies/:replyId/uses',
  promise: 'screen',
  caller: use,
  summary: 'Counts that I took a canned reply into a conversation.',
  params,
  answer: Nothing,
})

/** The body is the file; its name is in `X-File-Name`. */
export const storeReplyFile = endpoint({
  id: 'canned-replies.store-file',
  method: 'POST',
  path: '/canned-reply-files',
  promise: 'public',
  caller: use,
  summary: 'Stores a file for a canned reply that is about to be written.',
  answer: ReplyFile,
  example: { answer: aFile },
})

export const getReplyFile = endpoint({
  id: 'canned-replies.file',
  method: 'GET',
  path: '/canned-reply-files/:fileId',
  promise: 'public',
  caller: use,
  summary: 'Downloads a file of a canned reply one may see.',
  params: shape({ fileId: Id }),
  answer: Type.Unknown(),
  example: { params: { fileId }, answer: null },
})

export const cannedReplyEndpoints = [
  listCannedReplies,
  createCannedReply,
  changeCannedReply,
  deleteCannedReply,
  countReplyUse,
  storeReplyFile,
  getReplyFile,
]
