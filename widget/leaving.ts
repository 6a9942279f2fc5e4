// Leaves a message, or instead of waiting a way to reach her; becomes a visitor where she is none yet.
import type { VisitorConversation } from '#channels-chat/core'
import type { Page } from '#contacts/core'
import type { Id, Language } from '#protocol'
import type { Answered } from './answered.ts'
import type { Ask } from './ask.ts'
import type { Keepsakes } from './keepsakes.ts'
import type { Given } from './rating-card.ts'
import type { Left, Reach } from './reach-form.ts'
import { becomeVisitor, tokenIn } from './visitor.ts'

export function leavingBy(given: {
  ask: Ask
  keepsakes: Keepsakes
  language: Language
  siteId: Id | undefined
  page(): Page
  contactId(): Id | undefined
  opened(answer: VisitorConversation): void
  /** Her message is left: what could not be sent went with it. */
  left(): void
  /** What is said when nobody answers. */
  unreachable: string
}) {
  const { ask, keepsakes, language, siteId, contactId } = given

  /** What came of it is shown; what went wrong is given back in words. */
  function said(answered: Answered<VisitorConversation>): string | undefined {
    if (answered.kind === 'answer') given.opened(answered.answer)
    return whyNot(answered)
  }

  function whyNot(answered: Answered<unknown>): string | undefined {
    if (answered.kind === 'answer') return undefined
    return answered.kind === 'refused' ? answered.reason : (answered.told ?? given.unreachable)
  }

  return {
    whyNot,
    leaveMessage: async ({ text, reach, answers }: Left, clientId: Id): Promise<string | undefined> => {
      if (tokenIn(keepsakes) === undefined) {
        const made = await becomeVisitor(keepsakes, ask)
        if (made.kind !== 'answer') return whyNot(made)
      }
      const body = {
        clientId,
        text,
        page: given.page(),
        language,
        answers,
        ...reach,
        ...(siteId && { siteId }),
      }
      const answered = await ask.leaveMessage(body)
      if (answered.kind === 'answer') given.left()
      return said(answered)
    },
    leaveInstead: async (reach: Reach) => {
      const id = contactId()
      return id ? said(await ask.leaveInstead(id, reach)) : undefined
    },
    rate: async (rating: Given) => {
      const id = contactId()
      return id ? said(await ask.rate(id, rating)) : undefined
    },
  }
}
