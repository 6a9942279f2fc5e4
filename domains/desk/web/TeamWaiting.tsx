// What waits for my people: a line for each queue, and who stands in it. One click opens the conversation.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '#contacts/core'
import { useCustomerName } from '#contacts/web'
import { Duration } from '#ui'
import type { TeamDesk } from './TeamScreen.tsx'
import team from './TeamScreen.module.css'
import styles from './TeamWaiting.module.css'

type TeamWaitingProps = {
  team: Pick<TeamDesk, 'lines' | 'waiting' | 'queues'>
  openId: string | undefined
  onOpen(contact: Contact): void
}

export function TeamWaiting({ team: { lines, waiting, queues }, ...rest }: TeamWaitingProps): ReactNode {
  const { t } = useTranslation('desk')
  const title = t('screen.team.waiting', { count: lines.reduce((sum, { count }) => sum + count, 0) })
  return (
    <section aria-label={title} data-testid="team-waiting">
      <h2>{title}</h2>
      {lines.length === 0 && <p className={team.none}>{t('screen.team.none-waiting')}</p>}
      {lines.map(({ queueId, count, since }) => (
        <div key={queueId} className={styles.line} data-testid="waiting-line">
          <h3>
            {queues.find(({ id }) => id === queueId)?.name}
            <span className={styles.quiet}>
              {t('screen.team.line', { count })} <Duration since={since} />
            </span>
          </h3>
          <ul>
            {waiting
              .filter((contact) => contact.queueId === queueId)
              .map((contact) => (
                <Waiting key={contact.id} contact={contact} {...rest} />
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Waiting({ contact, openId, onOpen }: { contact: Contact } & Omit<TeamWaitingProps, 'team'>) {
  const nameOf = useCustomerName()
  return (
    <li>
      <button
        type="button"
        className={styles.contact}
        aria-current={contact.id === openId || undefined}
        onClick={() => onOpen(contact)}
        data-testid="waiting-contact"
      >
        <strong>{nameOf(contact)}</strong>
        <span className={styles.said}>{contact.lastMessagePreview}</span>
        <Duration since={contact.queuedAt ?? contact.openedAt} />
      </button>
    </li>
  )
}
