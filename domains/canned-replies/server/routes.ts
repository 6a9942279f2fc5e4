import * as declared from '#canned-replies/core'
import { download, type Route, route, upload } from '#platform/action'
import { listCannedReplies } from './list-replies.ts'
import { changeCannedReply, countReplyUse, createCannedReply, deleteCannedReply } from './replies.ts'
import { getReplyFile, storeReplyFile } from './reply-files.ts'

export const routes: Route[] = [
  route(declared.listCannedReplies, listCannedReplies),
  route(declared.createCannedReply, createCannedReply),
  route(declared.changeCannedReply, changeCannedReply),
  route(declared.deleteCannedReply, deleteCannedReply),
  route(declared.countReplyUse, countReplyUse),
  upload(declared.storeReplyFile, storeReplyFile),
  download(declared.getReplyFile, getReplyFile),
]
