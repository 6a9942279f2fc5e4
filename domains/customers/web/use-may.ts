// Why she may not do something with this customer, in her words: the same rule as the server's.
import { useTranslation } from 'react-i18next'
import { type Contact, whyNotSetCustomer } from '#contacts/core'
import { type CustomerPage, whyNotEdit, whyNotTouch } from '#customers/core'
import { useMe, useScope, useWhyNot } from '#identity/web'

export function useWhyNotTouch(customer: CustomerPage, permission: 'customers.manage' | 'customers.reveal') {
  const { t } = useTranslation('customers')
  const me = useMe()
  const scope = useScope(permission)
  const notPermitted = useWhyNot(permission)()
  const why =
    permission === 'customers.manage' && whyNotEdit(customer) !== undefined
      ? whyNotEdit(customer)
      : whyNotTouch(scope, { servedBy: customer.servedByYou ? me.personId : null })
  return notPermitted ?? (why && t(`refusals.${why}`))
}

export function useWhyNotMerge(customer: CustomerPage): string | undefined {
  const { t } = useTranslation('customers')
  const notPermitted = useWhyNot('customers.merge')()
  const why = whyNotEdit(customer)
  return notPermitted ?? (why && t(`refusals.${why}`))
}

/** Why she may not say whose contact it is. */
export function useWhyNotSet(contact: Contact): string | undefined {
  const { t } = useTranslation('contacts')
  const why = whyNotSetCustomer(contact, [useScope('contacts.take'), useScope('contacts.manage')])
  return why && t(`refusals.${why}`)
}
