import * as declared from '#channels-chat/core'
import { download, type Route, route, upload } from '#platform/action'
import { createVisitor } from './create-visitor.ts'
import { getConversation } from './get-conversation.ts'
import { getFile } from './get-file.ts'
import { getSettings } from './get-settings.ts'
import { leaveConversation } from './leave-conversation.ts'
import { reportReading } from './report-reading.ts'
import { sendFile } from './send-file.ts'
import { startConversation } from './start-conversation.ts'
import { writeMessage } from './write-message.ts'

export const routes: Route[] = [
  route(declared.getChatSettings, getSettings),
  route(declared.createVisitor, createVisitor),
  route(declared.getConversation, getConversation),
  route(declared.startConversation, startConversation),
  route(declared.writeMessage, writeMessage),
  route(declared.reportVisitorReading, reportReading),
  route(declared.leaveConversation, leaveConversation),
  upload(declared.sendVisitorFile, sendFile),
  download(declared.getVisitorFile, getFile),
]
