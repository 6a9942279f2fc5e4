// The foot of my list: sound, notices of the browser, the keys.
import { Button, Tooltip } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '#ui'
import styles from './DeskBar.module.css'
import { askToNotify, notifyState } from './offer-notification.ts'
import { isMuted, setMuted, soundOffer } from './offer-sound.ts'

export function DeskBar(): ReactNode {
  const { t } = useTranslation('desk')
  const [muted, setMutedHere] = useState(isMuted)
  const [notices, setNotices] = useState(notifyState)
  const toggleSound = () => {
    setMuted(!muted)
    setMutedHere(!muted)
    if (muted) soundOffer()
  }
  return (
    <footer className={styles.bar}>
      <Toggle
        icon={muted ? 'muted' : 'sound'}
        label={t(muted ? 'screen.sound.off' : 'screen.sound.on')}
        pressed={!muted}
        onClick={toggleSound}
      />
      {notices !== 'unsupported' && (
        <Toggle
          icon="ringing"
          label={t(`screen.notices.${notices}`)}
          pressed={notices === 'granted'}
          onClick={() => void askToNotify().then(setNotices)}
        />
      )}
      <span className={styles.keys}>{t('screen.keys.help')}</span>
    </footer>
  )
}

type ToggleProps = { icon: IconName; label: string; pressed: boolean; onClick(): void }

function Toggle({ icon, label, pressed, onClick }: ToggleProps) {
  return (
    <Tooltip title={label}>
      <Button
        type="text"
        icon={<Icon name={icon} />}
        aria-label={label}
        aria-pressed={pressed}
        onClick={onClick}
      />
    </Tooltip>
  )
}
