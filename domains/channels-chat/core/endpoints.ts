// What the widget calls, from any site: without cookies, with the visitor's token in `X-Huawu-Visitor`.
import { Type } from 'typebox'
import { longestRatingWords, longestText, Message } from '#contacts/core'
import { endpoint, Id, Language, Nothing, oneOf, orNull, pageQuery, shape } from '#protocol'
import { GivenAnswer, mostQuestions } from './questions.ts'
import { SiteLook } from './sites.ts'
import { ChatSettings, PastConversations, VisitorConversation, VisitorWait } from './wire.ts'

/** The header that carries the visitor's token. */
export const visitorHeader = 'x-huawu-visitor'

const contactParams = shape({ contactId: Id })
const seq = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
/** Longer than what is kept: a visitor is not turned away for the address of her page. */
const page = shape({ url: Type.String({ maxLength: 20_000 }), title: Type.String({ maxLength: 5_000 }) })
const text = Type.String({ minLength: 1, maxLength: longestText })
/** What she said before the first word: answers, the queue she chose, the site she is on. */
const beforehand = {
  answers: Type.Optional(Type.Array(GivenAnswer, { maxItems: mostQuestions })),
  queueId: Type.Optional(Id),
  siteId: Type.Optional(Id),
}

export const getChatSettings = endpoint({
  id: 'widget.settings',
  method: 'GET',
  path: '/widget/settings',
  promise: 'screen',
  caller: 'anyone',
  summary: 'Gives what the widget shows before anybody writes.',
  query: shape({ siteId: Type.Optional(Id) }),
  answer: ChatSettings,
})

export const getSiteLook = endpoint({
  id: 'widget.look',
  method: 'GET',
  path: '/widget/sites/:siteId',
  promise: 'screen',
  caller: 'anyone',
  summary: 'Gives how the chat looks on a site.',
  params: shape({ siteId: Id }),
  answer: SiteLook,
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
  body: shape({ clientId: Id, text, page, language: Language, ...beforehand }),
  answer: VisitorConversation,
})

/** How she can be reached; one of both. */
const reach = {
  name: orNull(Type.String({ maxLength: 100 })),
  email: orNull(Type.String({ maxLength: 254 })),
  phone: orNull(Type.String({ maxLength: 40 })),
}

/** While a conversation is open the message is added to it. */
export const leaveMessage = endpoint({
  id: 'widget.leave-message',
  method: 'POST',
  path: '/widget/messages-left',
  promise: 'screen',
  caller: 'visitor',
  summary:
    'Leaves a message that is answered once the queue is open; the same clientId again changes nothing.',
  body: shape({ clientId: Id, text, page, language: Language, ...beforehand, ...reach }),
  answer: VisitorConversation,
})

export const leaveMessageInstead = endpoint({
  id: 'widget.leave-message-instead',
  method: 'POST',
  path: '/widget/conversations/:contactId/left-message',
  promise: 'screen',
  caller: 'visitor',
  summary: 'She who waits does so no longer: the conversation keeps its place and is answered as a message.',
  params: contactParams,
  body: shape(reach),
  answer: VisitorConversation,
})

export const getVisitorWait = endpoint({
  id: 'widget.wait',
  method: 'GET',
  path: '/widget/conversations/:contactId/wait',
  promise: 'screen',
  caller: 'visitor',
  summary: 'Says how many are before her and how long it may take.',
  params: contactParams,
  answer: VisitorWait,
})

export const rateConversation = endpoint({
  id: 'widget.rate',
  method: 'PUT',
  path: '/widget/conversations/:contactId/rating',
  promise: 'screen',
  caller: 'visitor',
  summary: 'Says how she found it; for ten minutes she may change her mind.',
  params: contactParams,
  body: shape({
    score: Type.Integer({ minimum: 1, maximum: 5 }),
    resolved: orNull(oneOf(['yes', 'no'])),
    words: orNull(Type.String({ maxLength: longestRatingWords })),
  }),
  answer: VisitorConversation,
})

export const listPastConversations = endpoint({
  id: 'widget.past-conversations',
  method: 'GET',
  path: '/widget/conversations',
  promise: 'screen',
  caller: 'visitor',
  summary: 'Lists the visitor’s own conversations, the newest first.',
  query: shape(pageQuery),
  answer: PastConversations,
})

export const getPastConversation = endpoint({
  id: 'widget.past-conversation',
  method: 'GET',
  path: '/widget/conversations/:contactId',
  promise: 'screen',
  caller: 'visitor',
  summary:
    'Gives one of the visitor’s own conversations with its messages, the newest unless asked before one.',
  params: contactParams,
  query: shape({ before: Type.Optional(seq) }),
  answer: VisitorConversation,
})

export const getTranscript = endpoint({
  id: 'widget.transcript',
  method: 'GET',
  path: '/widget/conversations/:contactId/transcript',
  promise: 'screen',
  caller: 'visitor',
  summary: 'Downloads what was said, as a text or a page.',
  params: contactParams,
  query: shape({ format: oneOf(['text', 'html']), language: Language }),
  answer: Type.Unknown(),
})

export const mailTranscript = endpoint({
  id: 'widget.mail-transcript',
  method: 'POST',
  path: '/widget/conversations/:contactId/transcript-mails',
  promise: 'screen',
  caller: 'visitor',
  summary: 'Sends what was said to an address of hers.',
  params: contactParams,
  body: shape({ to: Type.String({ minLength: 3, maxLength: 254 }), language: Language }),
  answer: Nothing,
})

/** `token` is null where she stays who she was: she is known already, or a conversation still goes on. */
export const identifyVisitor = endpoint({
  id: 'widget.identify',
  method: 'POST',
  path: '/widget/identities',
  promise: 'screen',
  secret: true,
  caller: 'anyone',
  summary: 'Proves by the site’s signature who the visitor is: the same one on each of her devices.',
  body: shape({ siteId: Id, identity: Type.String({ maxLength: 5_000 }), language: Language }),
  answer: shape({ visitorId: Id, token: orNull(Type.String()), later: Type.Boolean() }),
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

export const getVisitorThumbnail = endpoint({
  id: 'widget.thumbnail',
  method: 'GET',
  path: '/widget/attachments/:attachmentId/thumbnail',
  promise: 'screen',
  caller: 'visitor',
  summary: 'Downloads a small copy of a picture of the visitor’s own conversations.',
  params: shape({ attachmentId: Id }),
  answer: Type.Unknown(),
})

export const chatEndpoints = [
  getChatSettings,
  getSiteLook,
  leaveMessage,
  leaveMessageInstead,
  getVisitorWait,
  rateConversation,
  listPastConversations,
  getPastConversation,
  getTranscript,
  mailTranscript,
  identifyVisitor,
  getVisitorThumbnail,
  createVisitor,
  getConversation,
  startConversation,
  writeMessage,
  reportVisitorReading,
  leaveConversation,
  sendVisitorFile,
  getVisitorFile,
]
