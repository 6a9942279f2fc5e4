// My conversations, the longest held first: the order never changes under the pointer.
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '#contacts/core'
import { ContactStateMark, useCustomerName } from '#contacts/web'
import { CustomerBadges } from '#customers/web'
import { Duration, Icon, Mark, useNow } from '#ui'
import styles from './ConversationList.module.css'

export type ConversationListProps = {
  contacts: readonly Contact[]
  openId: string | undefined
  /** Their time to wrap up is over, and nobody has filled it in. */
  unfilled: ReadonlySet<string>
}

export function ConversationList({ contacts, openId, unfilled }: ConversationListProps): ReactNode {
  const { t } = useTranslation('desk')
  const list = useRef<HTMLUListElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])]
    const next = rows[rows.findIndex((row) => row === document.activeElement) + step]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    next.focus()
  }
  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label={t('screen.mine')}
      onKeyDown={move}
      data-testid="my-conversations"
    >
      {contacts.map((contact, index) => (
        <li key={contact.id}>
          <Row
            contact={contact}
            place={index + 1}
            open={contact.id === openId}
            unfilled={unfilled.has(contact.id)}
          />
        </li>
      ))}
    </ul>
  )
}

type RowProps = { contact: Contact; place: number; open: boolean; unfilled: boolean }

function Row({ contact, place, open, unfilled }: RowProps) {
  const { t } = useTranslation(['desk', 'routing'])
  const nameOf = useCustomerName()
  const { id, channel, unread, state, lastMessagePreview } = contact
  return (
    <Link
      to={`/desk/${id}`}
      className={styles.row}
      aria-current={open ? 'true' : undefined}
      data-testid="conversation-row"
    >
      <span className={styles.face} aria-hidden="true">
        <Icon name={channel === 'chat' ? 'desk' : channel} />
      </span>
      <span className={styles.who}>
        <span className={styles.name}>{nameOf(contact)}</span>
        <CustomerBadges customerId={contact.customerId} />
      </span>
      <span className={styles.time}>
        <Waiting contact={contact} />
      </span>
      <span className={styles.said}>{lastMessagePreview ?? ''}</span>
      <span className={styles.marks}>
        {state === 'wrap-up' && !unfilled && <ContactStateMark contact={contact} />}
        {state === 'wrap-up' && unfilled && (
          <Mark meaning="mind" soft>
            {t('routing:screen.wrap-up.not-filled')}
          </Mark>
        )}
        {unread > 0 && (
          <span className={styles.unread}>
            <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
            <span className="for-ears">{t('screen.unread', { count: unread })}</span>
          </span>
        )}
        {place <= 9 && <kbd aria-hidden="true">Alt {place}</kbd>}
      </span>
    </Link>
  )
}

/** How patient a customer is taken to be before her line warms. */
const mindAfterMs = 60_000
const badAfterMs = 180_000

function Waiting({ contact }: { contact: Contact }) {
  const { t } = useTranslation('desk')
  const { unansweredSince, state } = contact
  const waits = state === 'serving' && unansweredSince !== null
  const now = useNow(waits)
  if (!waits) return <Silent contact={contact} />
  const waited = now - Date.parse(unansweredSince)
  const warmth = waited > badAfterMs ? 'bad' : waited > mindAfterMs ? 'mind' : 'none'
  return (
    <span className={styles.waits} data-warmth={warmth}>
      {t('screen.waits')} <Duration since={unansweredSince} />
    </span>
  )
}

/** It is the customer's turn: since when she is silent, or since Huawu spoke to her, as when it asks whether she is there. */
function Silent({ contact }: { contact: Contact }) {
  const { t } = useTranslation('desk')
  const { channel, state, since, leftMessage, lastMessageAt, lastMessageFrom } = contact
  const isHerTurn = channel === 'chat' && state === 'serving' && !leftMessage && lastMessageAt !== null
  if (!isHerTurn || lastMessageFrom === 'visitor') return <Duration since={since} />
  const isSpokenTo = lastMessageFrom === 'system'
  return (
    <span className={styles.waits} data-warmth={isSpokenTo ? 'mind' : 'none'} data-testid="customer-silent">
      {t(isSpokenTo ? 'screen.awaiting' : 'screen.silent')} <Duration since={lastMessageAt} />
    </span>
  )
}
