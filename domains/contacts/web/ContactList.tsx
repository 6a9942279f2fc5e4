import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '#contacts/core'
import { type Column, DataList, Duration, EmptyState, When } from '#ui'
import styles from './ContactList.module.css'
import { ContactStateMark } from './ContactStateMark.tsx'
import { useCustomerName } from './use-contact.ts'
import { useReasonWords } from './use-reasons.ts'

export type ContactListProps = {
  label: string
  contacts: readonly Contact[]
  onOpen(contact: Contact): void
  openId?: string | undefined
  loading?: boolean
  error?: unknown
  onRetry?: () => void
  pages?: { hasMore: boolean; loadingMore: boolean; more(): void }
  empty?: ReactNode
}

/** Contacts as lines: who and what she said last, where it stands, with whom, since when. */
export function ContactList({ contacts, openId, empty, pages, ...rest }: ContactListProps): ReactNode {
  const { t } = useTranslation('contacts')
  return (
    <DataList
      {...rest}
      {...(pages && { pages })}
      rows={contacts}
      rowKey={({ id }) => id}
      openKey={openId}
      columns={useColumns()}
      empty={empty ?? <EmptyState icon="desk" title={t('screen.none')} />}
    />
  )
}

function useColumns(): Column<Contact>[] {
  const { t } = useTranslation('contacts')
  const nameOf = useCustomerName()
  const reasonWords = useReasonWords()
  return [
    {
      key: 'customer',
      title: t('screen.column.customer'),
      render: (contact) => (
        <span className={styles.who}>
          <strong>{nameOf(contact)}</strong>
          <span className={styles.said}>{tellingLine(contact) ?? t('screen.said-nothing')}</span>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('screen.column.state'),
      width: 120,
      render: (contact) => <ContactStateMark contact={contact} />,
    },
    {
      key: 'agent',
      title: t('screen.column.agent'),
      width: 130,
      wide: true,
      render: ({ agent }) => agent?.name ?? '—',
    },
    {
      key: 'reason',
      title: t('screen.column.reason'),
      width: 130,
      wide: true,
      render: (contact) => reasonWords(contact) || '—',
    },
    {
      key: 'opened',
      title: t('screen.column.opened'),
      width: 120,
      wide: true,
      render: ({ openedAt }) => <When at={openedAt} />,
    },
    {
      key: 'since',
      title: t('screen.column.lasted'),
      width: 84,
      align: 'end',
      render: ({ openedAt, endedAt }) => <Duration since={openedAt} until={endedAt} />,
    },
  ]
}

/** When it is over the last words are the same goodbye in all of them: what she noted tells them apart. */
function tellingLine({ note, lastMessagePreview }: Contact): string | null {
  return note?.trim().split('\n')[0] || lastMessagePreview
}
