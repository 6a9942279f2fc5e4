// Takes one letter to the server and says what came of it.
import type { VisitorConversation } from '#channels-chat/core'
import type { Message, Page } from '#contacts/core'
import type { Language } from '#protocol'
import type { Answered } from './answered.ts'
import type { Ask } from './ask.ts'
import type { Keepsakes } from './keepsakes.ts'
import { type Letter, overReason } from './outbox.ts'
import type { Outcome } from './postman.ts'
import { becomeVisitor, forgetVisitor, tokenIn } from './visitor.ts'

export type Handover = {
  ask: Ask
  keepsakes: Keepsakes
  language: Language
  page(): Page
  opened(answer: VisitorConversation): void
  written(message: Message): void
}

export async function deliver(letter: Letter, to: Handover): Promise<Outcome> {
  if (tokenIn(to.keepsakes) === undefined) {
    const made = await becomeVisitor(to.keepsakes, to.ask)
    if (made.kind !== 'answer') return outcomeOf(made)
  }
  const token = tokenIn(to.keepsakes)
  const { clientId, text, contactId } = letter
  if (contactId === null) {
    const { language } = to
    const started = await to.ask.start({ clientId, text, page: to.page(), language })
    if (started.kind === 'answer') to.opened(started.answer)
    return forgotten(started, to.keepsakes, token) ? 'later' : outcomeOf(started)
  }
  const written = await to.ask.write(contactId, { clientId, text })
  if (written.kind === 'answer') to.written(written.answer)
  return forgotten(written, to.keepsakes, token) ? 'later' : outcomeOf(written)
}

function outcomeOf(answered: Answered<unknown>): Outcome {
  if (answered.kind === 'answer') return 'sent'
  if (answered.kind === 'nobody') return 'later'
  // A conversation of a visitor we no longer are is over too.
  const isOver = answered.status === 404 || answered.code.endsWith('already-ended')
  return { held: isOver ? overReason : answered.reason }
}

function forgotten(answered: Answered<unknown>, keepsakes: Keepsakes, token: string | undefined): boolean {
  if (answered.kind !== 'refused' || answered.status !== 401) return false
  forgetVisitor(keepsakes, token)
  return true
}
