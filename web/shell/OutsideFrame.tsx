// Round the screens before sign-in: the name of the product, the work, language and appearance.
import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './OutsideFrame.module.css'
import { Preferences } from './Preferences.tsx'

export function OutsideFrame(): ReactNode {
  const { t } = useTranslation('shell')
  return (
    <div className={styles.outside}>
      <header className={styles.brand}>
        <img src="/huawu.svg" alt="" width="32" height="32" />
        <strong>{t('product')}</strong>
        <span>{t('tagline')}</span>
      </header>
      <main className={styles.work}>
        <Outlet />
      </main>
      <footer className={styles.foot}>
        <Preferences />
      </footer>
    </div>
  )
}
