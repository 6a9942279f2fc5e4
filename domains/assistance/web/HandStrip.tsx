// On the desk while my hand is raised: since when, who comes, one more word, and taking it down.
import { Button, Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { getAssistance, listRaisedHands, lowerHand, raiseHand, type RaisedHand } from '#assistance/core'
import type { Contact } from '#contacts/core'
import { Duration, Icon, isComposing, useShortcut, useToast } from '#ui'
import styles from './HandStrip.module.css'
import { useAssistance } from './use-assistance.ts'

const changes = [getAssistance, listRaisedHands]

/** One key and the leaders know; what it is about can follow. */
export function RaiseHandButton({ contact }: { contact: Contact }): ReactNode {
  const { t } = useTranslation('assistance')
  const toast = useToast()
  const raising = useAct(raiseHand, { changes })
  const { hand } = useAssistance(contact.id)
  const raise = () => {
    if (raising.isPending || hand !== null) return
    raising.mutateAsync({ params: { contactId: contact.id }, body: { words: null } }).catch(toast.bad)
  }
  useShortcut({ keys: 'alt+h', label: t('screen.keys.raise'), run: raise })
  return (
    <Button
      type="text"
      icon={<Icon name="hand" />}
      loading={raising.isPending}
      disabled={hand !== null}
      onClick={raise}
      title={`${t('screen.raise')} Alt+H`}
      data-testid="raise-hand"
    >
      {t('screen.raise')}
    </Button>
  )
}

export function HandStrip({ contact }: { contact: Contact }): ReactNode {
  const { t } = useTranslation('assistance')
  const { hand, listeners } = useAssistance(contact.id)
  return (
    <>
      {hand && <Raised hand={hand} />}
      {listeners.length > 0 && (
        <div className={styles.strip} data-meaning="info" role="status" data-testid="listened">
          <Icon name="looking" />
          <span className={styles.words}>
            {t('screen.listens', { name: listeners.map(({ name }) => name).join('、') })}
          </span>
        </div>
      )}
    </>
  )
}

function Raised({ hand }: { hand: RaisedHand }) {
  const { t } = useTranslation('assistance')
  const toast = useToast()
  const [words, setWords] = useState('')
  const raising = useAct(raiseHand, { changes })
  const lowering = useAct(lowerHand, { changes })
  const say = () => {
    const said = words.trim()
    if (said === '' || raising.isPending) return
    raising
      .mutateAsync({ params: { contactId: hand.contactId }, body: { words: said } })
      .then(() => setWords(''))
      .catch(toast.bad)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event)) return
    event.preventDefault()
    say()
  }
  return (
    <div className={styles.strip} data-meaning="mind" role="status" data-testid="hand-raised">
      <Icon name="hand" />
      <span className={styles.words}>
        {hand.coming
          ? t('screen.coming', { name: hand.coming.name })
          : t(hand.why === 'bounced' ? 'screen.bounced' : 'screen.raised')}{' '}
        <Duration since={hand.raisedAt} />
        {hand.words && <span className={styles.said}> · {hand.words}</span>}
      </span>
      <Input
        className={styles.more}
        size="small"
        value={words}
        maxLength={500}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={onKeyDown}
        placeholder={t('screen.words-here')}
        aria-label={t('screen.words')}
        data-testid="hand-words"
      />
      <Button
        size="small"
        loading={lowering.isPending}
        onClick={() => void lowering.mutateAsync({ params: { handId: hand.id } }).catch(toast.bad)}
      >
        {t('screen.lower')}
      </Button>
    </div>
  )
}
