// My reminders on the desk: what is due first, done with one key, put off, handed to a colleague.
import { Link } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askAgain, useAct, useAsk, useLive } from '#connection'
import { getTimeline } from '#customers/core'
import { completeFollowup, type Followup, handFollowup, isDue, listFollowups } from '#followups/core'
import { useMe } from '#identity/web'
import type { Id } from '#protocol'
import { listAgents } from '#routing/core'
import { ErrorNote, Icon, useNow, useToast, When } from '#ui'
import { FollowupDialog } from './FollowupDialog.tsx'
import styles from './Followups.module.css'

const changes = [listFollowups, getTimeline]

/** Of everything, or of one contact for whoever may read it. */
export function Followups({ contactId }: { contactId?: Id }): ReactNode {
  const { t } = useTranslation('followups')
  const query = { limit: 50, ...(contactId !== undefined && { contactId }) }
  const asked = useAsk(listFollowups, { query })
  const [putOff, setPutOff] = useState<Followup>()
  useLive((news) => {
    if (news.kind === 'event' && news.event.type.startsWith('followup.')) void askAgain(listFollowups)
  })
  const items = asked.data?.items ?? []
  if (asked.error) return <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
  if (items.length === 0)
    return (
      <p className={styles.none}>{t(contactId === undefined ? 'screen.none' : 'screen.none-of-contact')}</p>
    )
  return (
    <>
      <ul className={styles.list} data-testid="followups">
        {items.map((followup) => (
          <li key={followup.id}>
            <Line followup={followup} onPutOff={() => setPutOff(followup)} linked={contactId === undefined} />
          </li>
        ))}
      </ul>
      {putOff && (
        <FollowupDialog followup={putOff} contactId={putOff.contactId} onClose={() => setPutOff(undefined)} />
      )}
    </>
  )
}

type LineProps = { followup: Followup; linked: boolean; onPutOff(): void }

function Line({ followup, linked, onPutOff }: LineProps) {
  const { t } = useTranslation('followups')
  const { personId } = useMe()
  const toast = useToast()
  const now = useNow(followup.doneAt === null)
  const completing = useAct(completeFollowup, { changes })
  const isMine = followup.person.id === personId && followup.doneAt === null
  const { id, contactId, text, customerName } = followup
  return (
    <div className={styles.line} data-due={isDue(followup, now) || undefined} data-testid="followup">
      <span className={styles.text}>
        {linked && contactId !== null ? <Link to={`/contacts/${contactId}`}>{text}</Link> : text}
      </span>
      <span className={styles.meta}>
        <When at={followup.dueAt} />
        {customerName !== null && linked && <span>{customerName}</span>}
        {followup.person.id !== personId && <span>{followup.person.name}</span>}
        {followup.setBy.id !== followup.person.id && (
          <span>{t('screen.by', { name: followup.setBy.name })}</span>
        )}
        {followup.doneAt !== null && <span>{t('screen.done-already')}</span>}
      </span>
      {isMine && (
        <span className={styles.buttons}>
          <Button
            size="small"
            icon={<Icon name="good" />}
            loading={completing.isPending}
            onClick={() => void completing.mutateAsync({ params: { followupId: id } }).catch(toast.bad)}
            data-testid="followup-done"
          >
            {t('screen.done')}
          </Button>
          <Button size="small" type="text" onClick={onPutOff}>
            {t('screen.put-off')}
          </Button>
          <Hand followup={followup} />
        </span>
      )}
    </div>
  )
}

function Hand({ followup }: { followup: Followup }) {
  const { t } = useTranslation('followups')
  const { personId } = useMe()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const agents = useAsk(listAgents, { query: { limit: 200 } }, { enabled: open })
  const handing = useAct(handFollowup, { changes })
  const hand = (to: { personId: Id; name: string }) => {
    const given = {
      params: { followupId: followup.id },
      body: { version: followup.version, personId: to.personId },
    }
    handing.mutateAsync(given).then(() => toast.good(t('screen.handed', { name: to.name })), toast.bad)
  }
  const colleagues = agents.data?.items.filter((agent) => agent.personId !== personId) ?? []
  return (
    <Dropdown
      trigger={['click']}
      open={open}
      onOpenChange={setOpen}
      menu={{
        items:
          colleagues.length === 0
            ? [{ key: 'nobody', disabled: true, label: t('screen.nobody') }]
            : colleagues.map((agent) => ({
                key: agent.personId,
                label: agent.name,
                onClick: () => hand(agent),
              })),
      }}
    >
      <Button size="small" type="text" loading={handing.isPending}>
        {t('screen.hand')}
      </Button>
    </Dropdown>
  )
}
