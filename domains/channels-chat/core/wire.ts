// What the visitor's widget and the server say to each other.
import { type Static, Type } from 'typebox'
import { OpeningShape } from '#calendar/core'
import { Message, VisitorContact } from '#contacts/core'
import { Language, orNull, shape } from '#protocol'

/** Who one talks to, the greeting in each language; `open` is false while no queue takes chats, `hours` says until when. */
export const ChatSettings = shape({
  organisationName: Type.String(),
  greetings: shape({ 'zh-Hans': Type.String(), 'zh-Hant': Type.String(), en: Type.String() }),
  languages: Type.Array(Language),
  open: Type.Boolean(),
  hours: OpeningShape,
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
})
export type VisitorConversation = Static<typeof VisitorConversation>
