// On top of the team: who asks for help, who waits longest first. One click opens the conversation.
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { comeToHand, getAssistance, listRaisedHands, lowerHand, type RaisedHand } from '#assistance/core'
import type { Id } from '#protocol'
import { Duration, Face, Icon, useToast } from '#ui'
import styles from './RaisedHands.module.css'
import { useRaisedHands } from './use-assistance.ts'

const changes = [listRaisedHands, getAssistance]

export function RaisedHands({ onOpen }: { onOpen(contactId: Id): void }): ReactNode {
  const { t } = useTranslation('assistance')
  const hands = useRaisedHands()
  if (hands.length === 0) return null
  const title = t('screen.hands', { count: hands.length })
  return (
    <section className={styles.hands} aria-label={title} data-testid="raised-hands">
      <h2>
        <Icon name="hand" /> {title}
      </h2>
      <ul>
        {hands.map((hand) => (
          <Hand key={hand.id} hand={hand} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
}

function Hand({ hand, onOpen }: { hand: RaisedHand; onOpen(contactId: Id): void }) {
  const { t } = useTranslation('assistance')
  const toast = useToast()
  const coming = useAct(comeToHand, { changes })
  const lowering = useAct(lowerHand, { changes })
  const params = { handId: hand.id }
  const come = () => {
    onOpen(hand.contactId)
    if (hand.coming === null) coming.mutateAsync({ params }).catch(toast.bad)
  }
  return (
    <li className={styles.hand} data-testid="hand">
      <Face name={hand.person.name ?? ''} size={32} />
      <span className={styles.who}>
        <strong>{hand.person.name}</strong>
        {hand.customerName && <span className={styles.quiet}> · {hand.customerName}</span>}
      </span>
      <span className={styles.time}>
        <Duration since={hand.raisedAt} />
      </span>
      <span className={styles.words}>
        {hand.why === 'bounced' && `${t('screen.bounced-three')} `}
        {hand.words ?? (hand.why === 'asked' ? t('screen.no-words') : '')}
        {hand.coming && (
          <span className={styles.quiet}> {t('screen.coming', { name: hand.coming.name })}</span>
        )}
      </span>
      <span className={styles.acts}>
        <Button type="primary" onClick={come} data-testid="come">
          {t(hand.coming === null ? 'screen.come' : 'screen.look')}
        </Button>
        <Button
          loading={lowering.isPending}
          onClick={() => void lowering.mutateAsync({ params }).catch(toast.bad)}
        >
          {t('screen.helped')}
        </Button>
      </span>
    </li>
  )
}
