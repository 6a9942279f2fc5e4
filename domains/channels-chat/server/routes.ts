import * as declared from '#channels-chat/core'
import { download, type Route, route, upload } from '#platform/action'
import { createVisitor } from './create-visitor.ts'
import { getConversation } from './get-conversation.ts'
import { getFile, getThumbnail } from './get-file.ts'
import { getLook } from './get-look.ts'
import { getSettings } from './get-settings.ts'
import { getWait } from './get-wait.ts'
import { identifyVisitor } from './identify-visitor.ts'
import { leaveConversation } from './leave-conversation.ts'
import { leaveMessage, leaveMessageInstead } from './leave-message.ts'
import { getPastConversation, listPastConversations } from './past-conversations.ts'
import { rateConversation } from './rate-conversation.ts'
import { reportReading } from './report-reading.ts'
import { sendFile } from './send-file.ts'
import { getSetup, saveSetup } from './setup.ts'
import * as sites from './sites.ts'
import { startConversation } from './start-conversation.ts'
import { getTranscript, mailTranscript } from './transcript.ts'
import { writeMessage } from './write-message.ts'

export const routes: Route[] = [
  route(declared.getChatSettings, getSettings),
  route(declared.getSiteLook, getLook),
  route(declared.createVisitor, createVisitor),
  route(declared.identifyVisitor, identifyVisitor),
  route(declared.getConversation, getConversation),
  route(declared.startConversation, startConversation),
  route(declared.leaveMessage, leaveMessage),
  route(declared.leaveMessageInstead, leaveMessageInstead),
  route(declared.getVisitorWait, getWait),
  route(declared.writeMessage, writeMessage),
  route(declared.reportVisitorReading, reportReading),
  route(declared.leaveConversation, leaveConversation),
  route(declared.rateConversation, rateConversation),
  route(declared.listPastConversations, listPastConversations),
  route(declared.getPastConversation, getPastConversation),
  route(declared.mailTranscript, mailTranscript),
  upload(declared.sendVisitorFile, sendFile),
  download(declared.getVisitorFile, getFile),
  download(declared.getVisitorThumbnail, getThumbnail),
  download(declared.getTranscript, getTranscript),
  route(declared.getChatSetup, getSetup),
  route(declared.saveChatSetup, saveSetup),
  route(declared.listSites, sites.listSites),
  route(declared.createSite, sites.createSite),
  route(declared.updateSite, sites.updateSite),
  route(declared.createSiteSecret, sites.createSiteSecret),
  route(declared.deleteSiteSecret, sites.deleteSiteSecret),
  route(declared.deleteSite, sites.deleteSite),
]
