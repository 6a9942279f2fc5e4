// What she asks beside the conversation: earlier ones, something to take along, small copies of pictures.
import type { Id } from '#protocol'
import type { Answered } from './answered.ts'
import type { Ask } from './ask.ts'

export function besideBy(given: {
  ask: Ask
  /** The conversation she looks at. */
  contactId(): Id | undefined
  whyNot(answered: Answered<unknown>): string | undefined
}) {
  const { ask, contactId } = given
  const answerOf = <Answer>(answered: Answered<Answer>): Answer | undefined =>
    answered.kind === 'answer' ? answered.answer : undefined
  return {
    past: async (cursor: string | null) => answerOf(await ask.past(cursor)),
    pastOne: async (id: Id) => answerOf(await ask.pastOne(id)),
    transcript: async () => {
      const id = contactId()
      return id ? ask.transcript(id) : undefined
    },
    mailTranscript: async (to: string) => {
      const id = contactId()
      return id ? given.whyNot(await ask.mailTranscript(id, to)) : undefined
    },
    thumbnail: (attachmentId: Id) => ask.thumbnail(attachmentId),
  }
}
