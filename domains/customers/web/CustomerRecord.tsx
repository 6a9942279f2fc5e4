// Everything kept of the customer of a conversation, to be looked up and put right beside it.
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk } from '#connection'
import { type Contact, setContactCustomer } from '#contacts/core'
import { type CustomerPage, getCustomer } from '#customers/core'
import { ErrorNote, ListShape, useConfirm, useToast } from '#ui'
import { EditableRecord } from './EditableRecord.tsx'
import { useWhyNotSet } from './use-may.ts'

export type CustomerRecordProps = { contact: Contact; customerId: string }

export function CustomerRecord({ contact, customerId }: CustomerRecordProps): ReactNode {
  const { data, error, refetch } = useAsk(getCustomer, { params: { customerId } })
  if (data) return <Kept contact={contact} customer={data} />
  return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <ListShape rows={4} />
}

function Kept({ contact, customer }: { contact: Contact; customer: CustomerPage }): ReactNode {
  const { t } = useTranslation('customers')
  return (
    <EditableRecord customer={customer}>
      <NotHer contact={contact} />
      <Link to={`/customers/${customer.id}`}>{t('screen.whole')}</Link>
    </EditableRecord>
  )
}

function NotHer({ contact }: { contact: Contact }): ReactNode {
  const { t } = useTranslation('customers')
  const choosing = useAct(setContactCustomer, { changes: [getCustomer] })
  const [confirm, toast] = [useConfirm(), useToast()]
  const reason = useWhyNotSet(contact)
  const unset = async () => {
    const question = { title: t('screen.choose.not-her-question'), confirm: t('screen.choose.not-her') }
    if (!(await confirm(question))) return
    const given = { params: { contactId: contact.id }, body: { customerId: null } }
    await choosing.mutateAsync(given).catch(toast.bad)
  }
  if (reason !== undefined) return null
  return (
    <Button size="small" loading={choosing.isPending} onClick={() => void unset()}>
      {t('screen.choose.not-her')}
    </Button>
  )
}
