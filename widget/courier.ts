// Takes one letter to the server and says what came of it.
import type { startConversation, VisitorConversation } from '#channels-chat/core'
import type { Message, Page } from '#contacts/core'
import type { Id, InputOf, Language } from '#protocol'
import type { Answered, Refusal } from './answered.ts'
import type { Ask } from './ask.ts'
import type { Keepsakes } from './keepsakes.ts'
import { answersReason, closedReason, type Letter, overReason } from './outbox.ts'
import type { Outcome } from './postman.ts'
import { becomeVisitor, forgetVisitor, tokenIn } from './visitor.ts'

export type Handover = {
  ask: Ask
  keepsakes: Keepsakes
  language: Language
  page(): Page
  /** The conversation that still goes on, if there is one. */
  openContact(): Id | undefined
  opened(answer: VisitorConversation): void
  written(message: Message): void
  /** What she said before the first word. */
  beforehand(): Partial<InputOf<typeof startConversation>['body']>
  /** False when the form asks nothing that would help. */
  askAgain(refused: Refusal): Promise<boolean>
  /** It has closed since the settings were read. */
  lookAgain(): Promise<void>
}

export async function deliver(letter: Letter, to: Handover): Promise<Outcome> {
  if (tokenIn(to.keepsakes) === undefined) {
    const made = await becomeVisitor(to.keepsakes, to.ask)
    if (made.kind !== 'answer') return outcomeOf(made)
  }
  const token = tokenIn(to.keepsakes)
  const answered = await handOver(letter, to)
  if (answered.kind === 'refused' && answered.status === 401) {
    forgetVisitor(to.keepsakes, token)
    return 'later'
  }
  if (answered.kind === 'refused' && answered.code === 'channels-chat.closed') {
    // The form she leaves it with is drawn once this is held.
    void to.lookAgain()
    return { held: closedReason }
  }
  if (isAboutAnswer(answered) && (await to.askAgain(answered))) return { held: answersReason }
  return outcomeOf(answered)
}

async function handOver({ clientId, text, contactId }: Letter, to: Handover): Promise<Answered<unknown>> {
  const into = contactId ?? to.openContact()
  if (into !== undefined) {
    const written = await to.ask.write(into, { clientId, text })
    if (written.kind === 'answer') to.written(written.answer)
    // What was not meant for this very conversation may open the next one.
    if (contactId !== null || !isOver(written)) return written
  }
  const { language } = to
  const started = await to.ask.start({ ...to.beforehand(), clientId, text, page: to.page(), language })
  if (started.kind === 'answer') to.opened(started.answer)
  return started
}

/** A conversation of a visitor we no longer are is over too. */
function isOver(answered: Answered<unknown>): boolean {
  return answered.kind === 'refused' && (answered.status === 404 || answered.code.endsWith('already-ended'))
}

function isAboutAnswer(answered: Answered<unknown>): answered is Refusal {
  return answered.kind === 'refused' && answered.code.startsWith('channels-chat.answer-')
}

function outcomeOf(answered: Answered<unknown>): Outcome {
  if (answered.kind === 'answer') return 'sent'
  if (answered.kind === 'nobody') return 'later'
  return { held: isOver(answered) ? overReason : answered.reason }
}
