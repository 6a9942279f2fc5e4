import { Type } from 'typebox'
import { endpoint, Id, Instant, Nothing, oneOf, orNull, pageOf, pageQuery, shape } from '#protocol'
import { exampleContact, exampleMessage } from './examples.ts'
import * as reasons from './reason-endpoints.ts'
import { contactStates, resolutions, type WrapUp } from './stage.ts'
import { Contact, longestText, Message, Rating } from './wire.ts'

const contactParams = shape({ contactId: Id })
const exampleParams = { contactId: exampleContact.id }

export const listContacts = endpoint({
  id: 'contacts.list',
  method: 'GET',
  path: '/contacts',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary: 'Lists the contacts within reach, the newest first.',
  query: shape({
    ...pageQuery,
    state: Type.Optional(oneOf([...contactStates, 'open'])),
    mine: Type.Optional(Type.Boolean()),
    today: Type.Optional(Type.Boolean()),
    unitId: Type.Optional(Id),
    agentId: Type.Optional(Id),
  }),
  answer: pageOf(Contact),
  example: { query: { today: true }, answer: { items: [exampleContact], next: null } },
})

/** Something that happened to a contact, without the messages: `type` is the type of the event. */
export const ContactHappening = shape({
  id: Id,
  type: Type.String(),
  at: Instant,
  actorKind: oneOf(['person', 'key', 'visitor', 'system', 'stranger']),
  actorId: orNull(Id),
  actorName: orNull(Type.String()),
  personId: orNull(Id),
  queueId: orNull(Id),
  reason: orNull(Type.String()),
})

export const getContact = endpoint({
  id: 'contacts.get',
  method: 'GET',
  path: '/contacts/:contactId',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary: 'Gives one contact and what happened to it, in order.',
  params: contactParams,
  answer: shape({ contact: Contact, timeline: Type.Array(ContactHappening) }),
  example: { params: exampleParams, answer: { contact: exampleContact, timeline: [] } },
})

const position = Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 }))

/**
 * The start of a live conversation: `contact` and `items` are of one instant.
 * Without `after` and `before` the newest messages; `more` means further ones in the direction asked.
 */
export const listMessages = endpoint({
  id: 'contacts.messages',
  method: 'GET',
  path: '/contacts/:contactId/messages',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary:
    'Gives a contact and its messages and notes in order, the newest unless asked after or before a position.',
  params: contactParams,
  query: shape({ after: position, before: position, limit: pageQuery.limit }),
  answer: shape({ contact: Contact, items: Type.Array(Message), more: Type.Boolean() }),
  example: {
    params: exampleParams,
    answer: { contact: exampleContact, items: [exampleMessage], more: false },
  },
})

export const sendMessage = endpoint({
  id: 'contacts.send-message',
  method: 'POST',
  path: '/contacts/:contactId/messages',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary:
    'Writes to the customer (whoever serves her) or a note for colleagues; the same clientId again changes nothing.',
  params: contactParams,
  body: shape({
    clientId: Id,
    text: Type.String({ minLength: 1, maxLength: longestText }),
    kind: oneOf(['text', 'note']),
  }),
  answer: Message,
  example: {
    params: exampleParams,
    body: { clientId: exampleMessage.clientId, text: exampleMessage.text, kind: 'text' },
    answer: exampleMessage,
  },
})

export const reportReading = endpoint({
  id: 'contacts.report-reading',
  method: 'POST',
  path: '/contacts/:contactId/reading',
  promise: 'screen',
  caller: { permission: 'contacts.take' },
  summary: 'Says up to which message the customer was heard or read by who serves her.',
  params: contactParams,
  body: shape({
    upToSeq: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
    what: oneOf(['delivered', 'read']),
  }),
  answer: Nothing,
})

export const endContactByAgent = endpoint({
  id: 'contacts.end',
  method: 'POST',
  path: '/contacts/:contactId/ending',
  promise: 'public',
  caller: { permission: 'contacts.take' },
  summary: 'Ends the conversation; the wrap-up begins.',
  params: contactParams,
  answer: Contact,
  example: { params: exampleParams, answer: exampleContact },
})

/** The main reason first; `resolved` and `outcome` may be left open. */
const wrapUpBody = shape({
  reasons: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
  resolved: orNull(oneOf(resolutions)),
  outcome: orNull(Type.String({ minLength: 1, maxLength: 40 })),
  note: orNull(Type.String({ maxLength: longestText })),
})
const exampleWrapUp: WrapUp = {
  reasons: ['returns', 'refund-progress'],
  resolved: 'yes',
  outcome: 'solved',
  note: '已登记退货，等仓库签收。',
}

export const wrapUpContact = endpoint({
  id: 'contacts.wrap-up',
  method: 'POST',
  path: '/contacts/:contactId/wrap-up',
  promise: 'public',
  caller: { permission: 'contacts.take' },
  summary: 'Finishes the wrap-up: one to five reasons, whether it is resolved, what came of it, a note.',
  params: contactParams,
  body: wrapUpBody,
  answer: Contact,
  example: { params: exampleParams, body: exampleWrapUp, answer: exampleContact },
})

export const correctWrapUp = endpoint({
  id: 'contacts.correct-wrap-up',
  method: 'PUT',
  path: '/contacts/:contactId/wrap-up',
  promise: 'public',
  caller: { permission: 'contacts.take' },
  summary:
    'Puts a finished wrap-up right, or gives at last what the clock closed without, within the same day.',
  params: contactParams,
  body: wrapUpBody,
  answer: Contact,
  example: { params: exampleParams, body: exampleWrapUp, answer: exampleContact },
})

/** The body is the file; its name is in `X-File-Name`. */
export const sendAttachment = endpoint({
  id: 'contacts.send-attachment',
  method: 'POST',
  path: '/contacts/:contactId/attachments',
  promise: 'public',
  caller: { permission: 'contacts.take' },
  summary: 'Sends a file to the customer as a message; the same clientId again changes nothing.',
  params: contactParams,
  query: shape({ clientId: Id }),
  answer: Message,
  example: {
    params: exampleParams,
    query: { clientId: exampleMessage.clientId },
    answer: {
      ...exampleMessage,
      kind: 'file',
      text: '',
      attachment: {
        id: '01938f2a-3333-7000-8000-000000000001',
        name: '退货单.pdf',
        contentType: 'application/pdf',
        bytes: 48_213,
        width: null,
        height: null,
      },
    },
  },
})

export const getAttachment = endpoint({
  id: 'attachments.get',
  method: 'GET',
  path: '/attachments/:attachmentId',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary: 'Downloads a file of a contact within reach.',
  params: shape({ attachmentId: Id }),
  answer: Type.Unknown(),
  example: { params: { attachmentId: '01938f2a-3333-7000-8000-000000000001' }, answer: null },
})

export const getAttachmentThumbnail = endpoint({
  id: 'attachments.thumbnail',
  method: 'GET',
  path: '/attachments/:attachmentId/thumbnail',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary: 'Downloads a small copy of a picture of a contact within reach.',
  params: shape({ attachmentId: Id }),
  answer: Type.Unknown(),
  example: { params: { attachmentId: '01938f2a-3333-7000-8000-000000000001' }, answer: null },
})

export const getContactRating = endpoint({
  id: 'contacts.rating',
  method: 'GET',
  path: '/contacts/:contactId/rating',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary: 'Gives how the customer found a contact within reach; null while she has not said.',
  params: contactParams,
  answer: shape({ rating: orNull(Rating) }),
  example: {
    params: exampleParams,
    answer: {
      rating: {
        score: 5,
        resolved: 'yes',
        words: '处理得很快',
        ratedAt: '2026-11-21T02:20:00.000Z',
        changedAt: '2026-11-21T02:20:00.000Z',
      },
    },
  },
})

export const contactEndpoints = [
  listContacts,
  getContact,
  listMessages,
  sendMessage,
  reportReading,
  endContactByAgent,
  wrapUpContact,
  correctWrapUp,
  ...Object.values(reasons),
  sendAttachment,
  getAttachment,
  getContactRating,
  getAttachmentThumbnail,
]
