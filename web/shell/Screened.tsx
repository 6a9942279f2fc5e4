// What stands round one screen: its title in the window, and whether she may be here.
import { type ComponentType, type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccount } from '#identity/web'
import { EmptyState, type Screen } from '#ui'
import { mayOpen } from './areas.ts'

export function screened(screen: Screen, Shown: ComponentType): ComponentType {
  return function Screened(): ReactNode {
    const { t } = useTranslation('shell')
    const { me } = useAccount()
    const title = t(screen.title)
    useEffect(() => {
      document.title = `${title} · ${t('product')}`
    }, [title, t])
    if (screen.place === 'outside' || mayOpen(me, screen)) return <Shown />
    return (
      <EmptyState icon="security" title={t('not-permitted.title')}>
        {t('not-permitted.text')}
      </EmptyState>
    )
  }
}
