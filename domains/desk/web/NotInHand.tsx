// Nothing is chosen, or something that is not in my hands: to read, or gone from me.
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Lookers } from '#assistance/web'
import { type Contact, maySee } from '#contacts/core'
import { ContactReading, type OpenConversation, useConversation, useCustomerName } from '#contacts/web'
import type { Loss } from '#desk/core'
import { useMe, useScope } from '#identity/web'
import { useQueueName } from '#routing/web'
import { ConsultThreads } from '#transfers/web'
import { EmptyState, Icon } from '#ui'
import { GoneConversation, WhyGone } from './GoneConversation.tsx'
import styles from './NotInHand.module.css'

export type NotInHandProps = {
  contactId: string | undefined
  /** Why it has gone from me, where it was mine. */
  loss: Loss | undefined
  anyInHand: boolean
  onBack(): void
}

export function NotInHand({ contactId, loss, anyInHand, onBack }: NotInHandProps): ReactNode {
  const { t } = useTranslation('desk')
  if (contactId === undefined) {
    return (
      <EmptyState icon="desk" title={t(anyInHand ? 'screen.empty.choose' : 'screen.empty.nothing')}>
        {t('screen.empty.hint')}
      </EmptyState>
    )
  }
  return <NotMine key={contactId} contactId={contactId} loss={loss} onBack={onBack} />
}

type NotMineProps = { contactId: string; loss: Loss | undefined; onBack(): void }

function NotMine({ contactId, loss, onBack }: NotMineProps) {
  const { t } = useTranslation('desk')
  const nameOf = useCustomerName()
  const conversation = useConversation(contactId)
  const beyond = useIsBeyond(conversation, loss)
  const { contact } = conversation
  return (
    <div className={styles.reading}>
      <header className={styles.head}>
        <Button type="text" icon={<Icon name="back" />} aria-label={t('screen.to-list')} onClick={onBack} />
        <h1>{contact && nameOf(contact)}</h1>
        {!beyond && <Lookers contactId={contactId} />}
      </header>
      {(loss || beyond) && <WhyGone contactId={contactId} loss={loss} />}
      {beyond ? (
        <GoneConversation contactId={contactId} conversation={conversation} />
      ) : (
        <Readable contactId={contactId} contact={contact} />
      )}
    </div>
  )
}

/** The server says so a moment after the event: until then nothing may be asked that it would refuse. */
function useIsBeyond({ contact, gone }: OpenConversation, loss: Loss | undefined): boolean {
  const { actor } = useMe()
  const reach = useScope('contacts.read')
  return gone || (loss !== undefined && contact !== undefined && !maySee(contact, actor, reach))
}

function Readable({ contactId, contact }: { contactId: string; contact: Contact | undefined }) {
  const queueName = useQueueName()
  return (
    <ContactReading contactId={contactId} queueName={queueName}>
      {contact && <ConsultThreads contact={contact} />}
    </ContactReading>
  )
}
