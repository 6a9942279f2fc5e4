// A contact to read for whoever may, and not to act in: facts, conversation, what happened.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#protocol'
import { whyItCame, withContact } from './beside-contact.ts'
import { FactList, useCourseFacts, useVisitorFacts } from './ContactFacts.tsx'
import styles from './ContactReading.module.css'
import { ContactStateMark } from './ContactStateMark.tsx'
import { ConversationView } from './ConversationView.tsx'
import { ContactTimeline, type QueueName } from './Happened.tsx'
import { useTimeline } from './use-contact.ts'
import { useConversation } from './use-conversation.ts'
import { WrapUpCorrection } from './WrapUpCorrection.tsx'

export type ContactReadingProps = {
  contactId: Id
  queueName?: QueueName
  /** More about it from whoever shows it. */
  children?: ReactNode
}

export function ContactReading({ contactId, queueName, children }: ContactReadingProps): ReactNode {
  const { t } = useTranslation('contacts')
  const conversation = useConversation(contactId)
  const timeline = useTimeline(contactId)
  const { contact } = conversation
  return (
    <div className={styles.frame}>
      {contact && <WrapUpCorrection key={contactId} contact={contact} />}
      <div className={styles.reading} data-testid="contact-reading">
        {contact && (
          <div className={styles.facts}>
            <ContactStateMark contact={contact} />
            <Facts contact={contact} />
          </div>
        )}
        <div className={styles.conversation}>
          <ConversationView
            contactId={contactId}
            conversation={conversation}
            timeline={timeline}
            myId={contact?.agent?.id}
          />
        </div>
        {contact && (
          <div className={styles.more}>
            {children}
            <section aria-label={t('screen.why-title')}>
              <h2>{t('screen.why-title')}</h2>
              {whyItCame.map((Part) => (
                <Part key={Part.name} contactId={contactId} />
              ))}
            </section>
            {withContact.map((Part) => (
              <Part key={Part.name} contactId={contactId} />
            ))}
            <section aria-label={t('screen.happened-title')}>
              <h2>{t('screen.happened-title')}</h2>
              <ContactTimeline timeline={timeline} {...(queueName && { queueName })} />
            </section>
          </div>
        )}
      </div>
    </div>
  )
}

function Facts({ contact }: { contact: Parameters<typeof useVisitorFacts>[0] }) {
  const visitor = useVisitorFacts(contact)
  const course = useCourseFacts(contact)
  return <FactList facts={[...visitor, ...course]} />
}
