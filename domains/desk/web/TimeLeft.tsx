import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Duration, Mark, useNow } from '#ui'

/** How much of the time that something should take is left, and then by how much it is over. */
export function TimeLeft({ since, seconds }: { since: string; seconds: number | undefined }): ReactNode {
  const { t } = useTranslation('desk')
  const now = useNow()
  if (seconds === undefined) return <Duration since={since} />
  const left = seconds - (now - Date.parse(since)) / 1000
  return (
    <Mark meaning={left < 0 ? 'mind' : 'none'}>
      {t(left < 0 ? 'screen.wrap-up.over' : 'screen.wrap-up.left')} <Duration seconds={Math.abs(left)} />
    </Mark>
  )
}
