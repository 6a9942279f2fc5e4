// The right of the desk: who it is, why this came to me, what happened, and my day.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '#contacts/core'
import { ContactTimeline, FactList, useCustomerName, useTimeline, useVisitorFacts } from '#contacts/web'
import { CustomerPanel } from '#customers/web'
import type { Desk } from '#desk/core'
import { Followups, RemindMe } from '#followups/web'
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
  const { t } = useTranslation('desk')
  const name = useCustomerName()(contact)
  const queueName = useQueueName()
  return (
    <>
      <section className={styles.part} aria-label={t('screen.about.who')} data-testid="who">
        <p className={styles.who}>
          <Face name={name} size={36} />
          <strong>{name}</strong>
        </p>
        <FactList facts={useVisitorFacts(contact)} />
        <p className={styles.remind}>
          <RemindMe contactId={contact.id} />
        </p>
      </section>
      <ConsultThreads contact={contact} />
      <CustomerPanel contact={contact} />
      <Part title={t('screen.about.why')}>
        <WhyTransferred contactId={contact.id} />
        <ContactRouting contactId={contact.id} />
      </Part>
      <Part title={t('screen.about.happened')}>
        <ContactTimeline timeline={useTimeline(contact.id)} queueName={queueName} />
      </Part>
    </>
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
