// What the widget calls, from any site: without cookies, with the visitor's token in `X-Huawu-Visitor`.
import { Type } from 'typebox'
import { longestText, Message } from '#contacts/core'
import { endpoint, Id, Language, Nothing, oneOf, shape } from '#protocol'
import { ChatSettings, VisitorConversation } from './wire.ts'

/** The header that carries the visitor's token. */
export const visitorHeader = 'x-huawu-visitor'

const contactParams = shape({ contactId: Id })
const seq = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
/** Longer than what is kept: a visitor is not turned away for the address of her page. */
const page = shape({ url: Type.String({ maxLength: 20_000 }), title: Type.String({ maxLength: 5_000 }) })
const text = Type.String({ minLength: 1, maxLength: longestText })

export const getChatSettings = endpoint({
  id: 'widget.settings',
  method: 'GET',
  path: '/widget/settings',
  promise: 'screen',
  caller: 'anyone',
  summary: 'Gives what the widget shows before anybody writes.',
  answer: ChatSettings,
})

export const createVisitor = endpoint({
  id: 'widget.create-visitor',
  method: 'POST',
  path: '/widget/visitors',
  promise: 'screen',
  secret: true,
  caller: 'anyone',
  summary: 'Makes a new visitor; the token is given once and is all that identifies her.',
  body: shape({ language: Language }),
  answer: shape({ visitorId: Id, token: Type.String() }),
})

export const getConversation = endpoint({
  id: 'widget.conversation',
  method: 'GET',
  path: '/widget/conversation',
  promise: 'screen',
  caller: 'visitor',
  summary:
    'Gives the visitor her latest conversation with its messages, the newest unless asked after or before one.',
  query: shape({
    after: Type.Optional(seq),
    before: Type.Optional(seq),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
  }),
  answer: VisitorConversation,
})

/** While a conversation is open it is returned, and the message is added to it. */
export const startConversation = endpoint({
  id: 'widget.start-conversation',
  method: 'POST',
  path: '/widget/conversations',
  promise: 'screen',
  caller: 'visitor',
  summary: 'Opens a conversation with its first message and puts it into the waiting line.',
  body: shape({ clientId: Id, text, page, language: Language }),
  answer: VisitorConversation,
})

export const writeMessage = endpoint({
  id: 'widget.write-message',
  method: 'POST',
  path: '/widget/conversations/:contactId/messages',
  promise: 'screen',
  caller: 'visitor',
  summary: 'Adds a message of the visitor; the same clientId again changes nothing.',
  params: contactParams,
  body: shape({ clientId: Id, text }),
  answer: Message,
})

export const reportVisitorReading = endpoint({
  id: 'widget.report-reading',
  method: 'POST',
  path: '/widget/conversations/:contactId/reading',
  promise: 'screen',
  caller: 'visitor',
  summary: 'Says up to which message the visitor got or read what was written to her.',
  params: contactParams,
  body: shape({
    upToSeq: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
    what: oneOf(['delivered', 'read']),
  }),
  answer: Nothing,
})

export const leaveConversation = endpoint({
  id: 'widget.leave-conversation',
  method: 'POST',
  path: '/widget/conversations/:contactId/ending',
  promise: 'screen',
  caller: 'visitor',
  summary: 'The visitor ends the conversation.',
  params: contactParams,
  answer: VisitorConversation,
})

/** The body is the file; its name is in `X-File-Name`, percent-encoded. */
export const sendVisitorFile = endpoint({
  id: 'widget.send-file',
  method: 'POST',
  path: '/widget/conversations/:contactId/attachments',
  promise: 'screen',
  caller: 'visitor',
  summary: 'Sends a file of the visitor as a message; the same clientId again changes nothing.',
  params: contactParams,
  query: shape({ clientId: Id }),
  answer: Message,
})

export const getVisitorFile = endpoint({
  id: 'widget.file',
  method: 'GET',
  path: '/widget/attachments/:attachmentId',
  promise: 'screen',
  caller: 'visitor',
  summary: 'Downloads a file of the visitor’s own conversations.',
  params: shape({ attachmentId: Id }),
  answer: Type.Unknown(),
})

export const chatEndpoints = [
  getChatSettings,
  createVisitor,
  getConversation,
  startConversation,
  writeMessage,
  reportVisitorReading,
  leaveConversation,
  sendVisitorFile,
  getVisitorFile,
]
