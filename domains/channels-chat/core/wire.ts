// What the visitor's widget and the server say to each other.
import { type Static, Type } from 'typebox'
import { OpeningShape } from '#calendar/core'
import { Message, Rating, VisitorContact } from '#contacts/core'
import { Id, Instant, Language, oneOf, orNull, pageOf, shape } from '#protocol'
import { Limits } from './flood.ts'
import { mostQuestions, Question, Worded } from './questions.ts'

/** A queue the visitor may choose, by the name she reads. */
export const OfferedQueue = shape({
  id: Id,
  names: Worded,
  hours: OpeningShape,
})
export type OfferedQueue = Static<typeof OfferedQueue>

/**
 * Who one talks to, the greeting in each language, what is asked first. `open` is false while no queue takes chats:
 * then she may leave a message; `hours` say until when.
 */
export const ChatSettings = shape({
  organisationName: Type.String(),
  greetings: Worded,
  languages: Type.Array(Language),
  open: Type.Boolean(),
  hours: OpeningShape,
  questions: Type.Array(Question),
  /** Empty where she need not choose. */
  queues: Type.Array(OfferedQueue),
  asksRating: Type.Boolean(),
  mailsTranscripts: Type.Boolean(),
})
export type ChatSettings = Static<typeof ChatSettings>

/**
 * The visitor's own conversation; `contact` is null until she writes. `items` and `contact` are of one instant.
 * `more`: there are further messages, behind the last one when asked `after`, else before the first.
 */
export const VisitorConversation = shape({
  contact: orNull(VisitorContact),
  items: Type.Array(Message),
  more: Type.Boolean(),
  rating: Type.Optional(Rating),
})
export type VisitorConversation = Static<typeof VisitorConversation>

/** `expectedSeconds` is null while too little is known to judge. */
export const VisitorWait = shape({
  position: orNull(Type.Integer({ minimum: 1 })),
  expectedSeconds: orNull(Type.Integer({ minimum: 0 })),
  /** When to ask again: the longer the line, the later. */
  askAgainSeconds: Type.Integer({ minimum: 5 }),
})
export type VisitorWait = Static<typeof VisitorWait>

export const PastConversation = shape({
  id: Id,
  state: VisitorContact.properties.state,
  agentName: orNull(Type.String()),
  openedAt: Instant,
  endedAt: orNull(Instant),
  preview: orNull(Type.String()),
  rating: VisitorContact.properties.rating,
})
export type PastConversation = Static<typeof PastConversation>
export const PastConversations = pageOf(PastConversation)

export const queueChoices = ['automatic', 'offered'] as const

/** What the centre says about its chat. */
export const ChatSetup = shape({
  greetings: Worded,
  questions: Type.Array(Question, { maxItems: mostQuestions }),
  queueChoice: oneOf(queueChoices),
  asksRating: Type.Boolean(),
  limits: Limits,
  version: Type.Integer({ minimum: 1 }),
})
export type ChatSetup = Static<typeof ChatSetup>

/** `queuesOffered`: as many as visitors could choose from now. */
export const ChatSetupShown = shape({
  ...ChatSetup.properties,
  queuesOffered: Type.Integer({ minimum: 0 }),
})
export type ChatSetupShown = Static<typeof ChatSetupShown>
