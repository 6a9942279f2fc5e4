import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BreakRequest } from '#breaks/core'
import { Mark } from '#ui'

/** What became of my request, in one word beside my state. A granted one is told by the state itself. */
export function RequestMark({ request }: { request: BreakRequest }): ReactNode {
  const { t } = useTranslation('breaks')
  const { state, position } = request
  if (state === 'asked') return <Mark meaning="info">{t('screen.request.asked')}</Mark>
  if (state === 'queued') return <Mark meaning="info">{t('screen.request.queued', { position })}</Mark>
  if (state === 'offered') return <Mark meaning="good">{t('screen.request.offered')}</Mark>
  return null
}
