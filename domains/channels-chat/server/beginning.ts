// A new contact of a visitor, with all that is known of her before the first word.
import { keptPage, saidOfHerself } from '#channels-chat/core'
import type { Answer, ContactRecord, Page } from '#contacts/core'
import { openContact } from '#contacts/server'
import { visitorSays } from '#customers/server'
import type { Tx } from '#platform/action'
import type { Id, Language } from '#protocol'
import { identityOfVisitor } from './store-identities.ts'

type Beginning = {
  visitorId: Id
  language: Language
  page: Page
  answers: readonly Answer[]
  leftMessage?: boolean
}

export async function beginContact(tx: Tx, beginning: Beginning): Promise<ContactRecord> {
  const { visitorId, language, page, answers, leftMessage = false } = beginning
  const said = saidOfHerself(answers)
  const customer = await visitorSays(tx, { ...said, visitorId, language })
  const signed = await identityOfVisitor(tx.db, visitorId)
  return openContact(tx, {
    channel: 'chat',
    visitorId,
    customerId: customer?.id ?? null,
    customerName: customer?.name ?? signed?.name ?? said.name,
    language,
    page: keptPage(page),
    answers,
    leftMessage,
  })
}
