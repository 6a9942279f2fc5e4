import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, Page } from '#ui'
import { besideContact } from './beside-contact.ts'
import { ContactReading } from './ContactReading.tsx'
import { useCustomerName } from './use-contact.ts'
import { useConversation } from './use-conversation.ts'

/** `/contacts/$contactId`: where a link to a contact leads. */
export function ContactScreen(): ReactNode {
  const { contactId } = useParams({ strict: false })
  return contactId === undefined ? null : <ReadContact contactId={contactId} />
}

function ReadContact({ contactId }: { contactId: string }) {
  const { t } = useTranslation('contacts')
  const { contact } = useConversation(contactId)
  const nameOf = useCustomerName()
  const navigate = useNavigate()
  const back = (
    <Button icon={<Icon name="back" />} onClick={() => void navigate({ to: '/contacts' })}>
      {t('screen.to-list')}
    </Button>
  )
  return (
    <Page title={contact ? nameOf(contact) : t('screen.title-one')} actions={back}>
      {besideContact.map((Part) => (
        <Part key={Part.name} contactId={contactId} />
      ))}
      <ContactReading contactId={contactId} />
    </Page>
  )
}
