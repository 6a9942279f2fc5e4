// Every contact within reach, the newest first, with the one chosen beside the list.
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAskPages } from '#connection'
import { listContacts } from '#contacts/core'
import { Page, SidePanel } from '#ui'
import { ContactFilter, type ContactQuery, contactQueryOf } from './ContactFilter.tsx'
import { ContactList } from './ContactList.tsx'
import { ContactReading } from './ContactReading.tsx'
import { useAskedAgain } from './use-asked-again.ts'
import { useCustomerName } from './use-contact.ts'

export function ContactsScreen(): ReactNode {
  const { t } = useTranslation('contacts')
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const query = contactQueryOf(search)
  const open = typeof search['open'] === 'string' ? search['open'] : undefined
  const pages = useAskPages(listContacts, { query }, { keepPrevious: true })
  useAskedAgain(listContacts, /^contact\.(?!messages-received)/)
  const go = (next: ContactQuery, contactId?: string) =>
    void navigate({ to: '/contacts', search: { ...next, ...(contactId && { open: contactId }) } as never })
  const chosen = pages.items.find(({ id }) => id === open)
  const nameOf = useCustomerName()
  const panel = open && (
    <SidePanel title={chosen ? nameOf(chosen) : t('screen.title-one')} onClose={() => go(query)}>
      <ContactReading contactId={open} />
    </SidePanel>
  )
  return (
    <Page title={t('screen.title')} hint={t('screen.hint')} aside={panel || undefined}>
      <ContactFilter query={query} onChange={(next) => go(next)} />
      <ContactList
        label={t('screen.title')}
        contacts={pages.items}
        pages={pages}
        loading={pages.loading}
        error={pages.error}
        onRetry={pages.again}
        openId={open}
        onOpen={(contact) => go(query, contact.id)}
      />
    </Page>
  )
}
