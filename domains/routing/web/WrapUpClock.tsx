// How much of the time to wrap up is left, and once more of it where the queue allows one.
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { extendWrapUp, type WrapUpShown } from '#routing/core'
import { Duration, Mark, useFormat, useNow, useShortcut, useToast } from '#ui'
import styles from './WrapUpClock.module.css'

/** From here on the clock asks for attention. */
const soonMilliseconds = 15_000

export function WrapUpClock({ wrapUp }: { wrapUp: WrapUpShown | undefined }): ReactNode {
  const { t } = useTranslation('routing')
  const now = useNow()
  if (wrapUp === undefined) return null
  const left = Date.parse(wrapUp.dueAt) - now
  if (wrapUp.overAt !== null || left <= 0) {
    return (
      <span className={styles.clock} data-testid="wrap-up-clock" data-over>
        <Mark meaning="mind">{t('screen.wrap-up.not-filled')}</Mark>
        <span className={styles.hint}>{t('screen.wrap-up.not-filled-hint')}</span>
      </span>
    )
  }
  return (
    <span className={styles.clock} data-testid="wrap-up-clock">
      <Mark meaning={left < soonMilliseconds ? 'mind' : 'none'}>
        {t('screen.wrap-up.left')} <Duration seconds={left / 1000} />
      </Mark>
      {wrapUp.extensionsLeft > 0 && <Extend wrapUp={wrapUp} />}
    </span>
  )
}

function Extend({ wrapUp: { contactId, extensionSeconds, extensionsLeft } }: { wrapUp: WrapUpShown }) {
  const { t } = useTranslation('routing')
  const format = useFormat()
  const toast = useToast()
  const act = useAct(extendWrapUp, { changes: [] })
  const extend = () => {
    if (!act.isPending) void act.mutateAsync({ params: { contactId } }).catch(toast.bad)
  }
  useShortcut({ keys: 'alt+l', label: t('screen.wrap-up.key'), run: extend })
  return (
    <Button size="small" loading={act.isPending} onClick={extend} title="Alt+L">
      {t('screen.wrap-up.extend', { count: extensionsLeft, time: format.duration(extensionSeconds) })}
    </Button>
  )
}
