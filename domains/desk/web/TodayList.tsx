// What I finished today, the latest first.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '#contacts/core'
import { useCustomerName, useReasonWords } from '#contacts/web'
import { Duration, When } from '#ui'
import styles from './TodayList.module.css'

export type TodayListProps = {
  contacts: readonly Contact[]
  openId: string | undefined
}

export function TodayList({ contacts, openId }: TodayListProps): ReactNode {
  const { t } = useTranslation('desk')
  const nameOf = useCustomerName()
  const reasonWords = useReasonWords()
  if (contacts.length === 0) return <p className={styles.none}>{t('screen.today.none')}</p>
  return (
    <ul className={styles.list} data-testid="today">
      {contacts.map((contact) => (
        <li key={contact.id}>
          <Link
            to={`/desk/${contact.id}`}
            className={styles.row}
            aria-current={contact.id === openId ? 'true' : undefined}
          >
            <When at={contact.wrappedUpAt ?? contact.openedAt} how="clock" />
            <span className={styles.who}>{nameOf(contact)}</span>
            <span className={styles.reason}>{reasonWords(contact)}</span>
            <Duration since={contact.acceptedAt ?? contact.openedAt} until={contact.endedAt} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
