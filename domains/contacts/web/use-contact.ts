// A contact with what happened to it, and the names that screens call it by.
import { useTranslation } from 'react-i18next'
import { askAgain, useAsk, useLive } from '#connection'
import { type Contact, getContact } from '#contacts/core'
import type { AnswerOf, Id } from '#protocol'

export type ContactHappening = AnswerOf<typeof getContact>['timeline'][number]

const saysNothingNew = new Set(['contact.message-sent', 'contact.messages-received'])

export function useTimeline(contactId: Id): readonly ContactHappening[] | undefined {
  const asked = useAsk(getContact, { params: { contactId } }, { keepPrevious: false })
  useLive((news) => {
    if (news.kind !== 'event' || news.event.about.contactId !== contactId) return
    if (!saysNothingNew.has(news.event.type)) void askAgain(getContact)
  })
  return asked.data?.timeline
}

/** A visitor who has not said who she is goes by the end of her number. */
export function useCustomerName(): (contact: Pick<Contact, 'customerName' | 'visitorId' | 'id'>) => string {
  const { t } = useTranslation('contacts')
  return ({ customerName, visitorId, id }) =>
    customerName ?? t('screen.visitor', { code: (visitorId ?? id).slice(-4).toUpperCase() })
}
