// 班组: my people and what they are on, what is open, what was finished today; a contact opens beside to be read.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LeaderActs, Lookers, RaisedHands } from '#assistance/web'
import { BreakRequests } from '#breaks/web'
import { useAsk } from '#connection'
import type { Contact } from '#contacts/core'
import { ContactList, ContactReading, useAskedAgain, useCustomerName } from '#contacts/web'
import { getTeamDesk } from '#desk/core'
import type { AnswerOf } from '#protocol'
import { ConsultThreads, HandOnForm } from '#transfers/web'
import { ErrorNote, ListShape, Page, SidePanel } from '#ui'
import { TeamPeople } from './TeamPeople.tsx'
import { TeamWaiting } from './TeamWaiting.tsx'
import styles from './TeamScreen.module.css'

export type TeamDesk = AnswerOf<typeof getTeamDesk>

const lookAgainMilliseconds = 5_000

export function TeamScreen(): ReactNode {
  const { t } = useTranslation('desk')
  // What waits is nobody's yet: its events reach only who reaches everything.
  const team = useAsk(getTeamDesk, undefined, { refetchInterval: lookAgainMilliseconds })
  useAskedAgain(getTeamDesk, /^(contact\.(?!messages-received)|agent\.|offer\.)/)
  const search: Record<string, unknown> = useSearch({ strict: false })
  const openId = typeof search['contact'] === 'string' ? search['contact'] : undefined
  const navigate = useNavigate()
  const open = (contactId?: string) =>
    void navigate({ to: '/team', search: (contactId ? { contact: contactId } : {}) as never })
  const aside = openId && team.data && (
    <ReadingPanel contactId={openId} team={team.data} onClose={() => open()} />
  )
  return (
    <Page title={t('screen.team.title')} hint={t('screen.team.hint')} aside={aside || undefined}>
      {team.error && !team.data && <ErrorNote error={team.error} onRetry={() => void team.refetch()} />}
      {!team.data && !team.error && <ListShape />}
      {team.data && <Team team={team.data} openId={openId} onOpen={({ id }) => open(id)} onOpenId={open} />}
    </Page>
  )
}

type TeamProps = {
  team: TeamDesk
  openId: string | undefined
  onOpen(contact: Contact): void
  onOpenId(contactId: string): void
}

function Team({ team, onOpenId, ...rest }: TeamProps) {
  const { t } = useTranslation('desk')
  return (
    <div className={styles.team}>
      <RaisedHands onOpen={onOpenId} />
      <BreakRequests />
      <TeamPeople people={team.people} open={team.open} />
      <TeamWaiting team={team} {...rest} />
      <section aria-label={t('screen.team.open', { count: team.open.length })} data-testid="team-open">
        <h2>{t('screen.team.open', { count: team.open.length })}</h2>
        <ContactList
          {...rest}
          label={t('screen.team.open', { count: team.open.length })}
          contacts={team.open}
          empty={<p className={styles.none}>{t('screen.team.none-open')}</p>}
        />
      </section>
      <section aria-label={t('screen.team.closed', { count: team.closed.length })} data-testid="team-closed">
        <h2>{t('screen.team.closed', { count: team.closed.length })}</h2>
        <ContactList
          {...rest}
          label={t('screen.team.closed', { count: team.closed.length })}
          contacts={team.closed}
          empty={<p className={styles.none}>{t('screen.team.none-closed')}</p>}
        />
        {team.more && <p className={styles.more}>{t('screen.team.more')}</p>}
      </section>
    </div>
  )
}

function ReadingPanel({ contactId, team, onClose }: { contactId: string; team: TeamDesk; onClose(): void }) {
  const { t } = useTranslation('desk')
  const nameOf = useCustomerName()
  const contact = [...team.waiting, ...team.open, ...team.closed].find(({ id }) => id === contactId)
  const [moving, setMoving] = useState(false)
  const queueName = (id: string) => team.queues.find((queue) => queue.id === id)?.name
  return (
    <SidePanel
      title={contact ? nameOf(contact) : t('screen.team.contact')}
      beside={<Lookers contactId={contactId} />}
      onClose={moving ? () => setMoving(false) : onClose}
      footer={
        !moving &&
        (contact?.state === 'serving' ? (
          <LeaderActs contact={contact} onMove={() => setMoving(true)} />
        ) : (
          contact?.state === 'waiting' && (
            <Button onClick={() => setMoving(true)} data-testid="move-waiting">
              {t('screen.team.move')}
            </Button>
          )
        ))
      }
    >
      {contact && moving ? (
        <HandOnForm
          contact={contact}
          purpose={contact.state === 'waiting' ? 'move' : 'transfer'}
          onDone={() => setMoving(false)}
        />
      ) : (
        <ContactReading key={contactId} contactId={contactId} queueName={queueName}>
          {contact && <ConsultThreads contact={contact} />}
        </ContactReading>
      )}
    </SidePanel>
  )
}
