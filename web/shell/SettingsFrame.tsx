// Settings: their list at the left, the chosen one beside it; on a phone one after the other.
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { GoTo, Icon } from '#ui'
import { useSettings } from './areas.ts'
import styles from './SettingsFrame.module.css'

export function SettingsFrame(): ReactNode {
  const { t } = useTranslation('shell')
  const here = useRouterState({ select: ({ location }) => location.pathname })
  const settings = useSettings()
  return (
    <div className={styles.settings} data-open={here !== '/settings' || undefined}>
      <nav className={styles.list} aria-label={t('settings-list')}>
        <h1>{t('settings')}</h1>
        <ul>
          {settings.map((entry) => (
            <li key={entry.path}>
              <Link to={entry.path} activeProps={{ 'aria-current': 'page' }}>
                <Icon name={entry.icon} />
                {entry.title}
              </Link>
            </li>
          ))}
          <li>
            <a href="/api/docs" target="_blank" rel="noreferrer" title={t('api-page-hint')}>
              <Icon name="api" />
              {t('api-page')}
            </a>
          </li>
        </ul>
      </nav>
      <div className={styles.chosen}>
        <Link to="/settings" className={`${styles.back}`}>
          <Icon name="back" />
          {t('settings')}
        </Link>
        <div className={styles.screen}>
          <Outlet />
        </div>
      </div>
    </div>
  )
}

/** A phone shows the list; a wide screen has room for the first setting beside it. */
export function SettingsStart(): ReactNode {
  const [first] = useSettings()
  const wide = window.matchMedia('(min-width: 721px)').matches
  return wide && first ? <GoTo to={first.path} /> : null
}
