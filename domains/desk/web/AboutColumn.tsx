// The right of the desk: who it is, her last contacts and why this came to me; below it what is looked up, and my day.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '#contacts/core'
import { ContactTimeline, FactList, useCustomerName, useTimeline, useVisitorFacts } from '#contacts/web'
import { CustomerPanel, CustomerRecord } from '#customers/web'
import type { Desk } from '#desk/core'
import { Followups, RemindMe } from '#followups/web'
import { useMe } from '#identity/web'
import { ContactRouting, useQueueName } from '#routing/web'
import { ConsultThreads, WhyTransferred } from '#transfers/web'
import { Face } from '#ui'
import styles from './AboutColumn.module.css'
import { TodayList } from './TodayList.tsx'

export function AboutColumn({
  desk,
  contact,
  openId,
}: {
  desk: Desk
  contact: Contact | undefined
  openId: string | undefined
}): ReactNode {
  const { t } = useTranslation(['desk', 'followups'])
  return (
    <>
      {contact && <AboutContact contact={contact} />}
      <Part title={t('followups:screen.title')}>
        <Followups />
      </Part>
      <Part title={t('screen.today.title', { count: desk.closed.length })}>
        <TodayList contacts={desk.closed} openId={openId} />
      </Part>
    </>
  )
}

function AboutContact({ contact }: { contact: Contact }) {
  const { t } = useTranslation(['desk', 'customers'])
  const { id, customerId } = contact
  const tookOver = useTookOver(id)
  return (
    <>
      <Who contact={contact} />
      <ConsultThreads contact={contact} />
      <CustomerPanel contact={contact} />
      <Part title={t('screen.about.why')}>
        {tookOver && <p className={styles.tookOver}>{t('screen.about.took-over')}</p>}
        <WhyTransferred contactId={id} />
        <ContactRouting contactId={id} />
      </Part>
      {customerId !== null && (
        <Fold key={customerId} title={t('customers:screen.record')}>
          <CustomerRecord contact={contact} customerId={customerId} />
        </Fold>
      )}
      <ThisContact key={id} contact={contact} />
    </>
  )
}

/** Why it came to the agent she took it from is told below that. */
function useTookOver(contactId: string): boolean {
  const { personId } = useMe()
  const last = useTimeline(contactId)?.findLast(({ type }) => intoHands.has(type))
  return last?.type === 'contact.taken-over' && last.personId === personId
}

const intoHands = new Set(['contact.accepted', 'contact.handed-over', 'contact.taken-over'])

function Who({ contact }: { contact: Contact }) {
  const { t } = useTranslation('desk')
  const name = useCustomerName()(contact)
  return (
    <section className={styles.who} aria-label={t('screen.about.who')} data-testid="who">
      <Face name={name} size={36} />
      <strong className={styles.name}>{name}</strong>
      <RemindMe contactId={contact.id} />
    </section>
  )
}

/** While nobody knows who she is, where she comes from and what she answered is all there is. */
function ThisContact({ contact }: { contact: Contact }) {
  const { t } = useTranslation('desk')
  const queueName = useQueueName()
  const { customerId, answers, leftMessage } = contact
  return (
    <Fold
      title={t('screen.about.contact')}
      startsOpen={customerId === null || answers.length > 0 || leftMessage}
    >
      <FactList facts={useVisitorFacts(contact)} />
      <h3>{t('screen.about.happened')}</h3>
      <ContactTimeline timeline={useTimeline(contact.id)} queueName={queueName} />
    </Fold>
  )
}

type FoldProps = { title: string; startsOpen?: boolean; children: ReactNode }

function Fold({ title, startsOpen = false, children }: FoldProps) {
  const [open, setOpen] = useState(startsOpen)
  return (
    <details
      className={styles.fold}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{title}</summary>
      {children}
    </details>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
