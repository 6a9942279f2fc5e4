import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#ui'

export function NotFound(): ReactNode {
  const { t } = useTranslation('shell')
  return (
    <main>
      <EmptyState
        icon="search"
        title={<h1>{t('not-found.title')}</h1>}
        action={<Link to="/">{t('not-found.home')}</Link>}
      >
        {t('not-found.text')}
      </EmptyState>
    </main>
  )
}

/** A bug of ours on this screen; the frame and the other screens go on. */
export function Broken(): ReactNode {
  const { t } = useTranslation('shell')
  const reload = (
    <Button type="primary" onClick={() => location.reload()}>
      {t('broken.reload')}
    </Button>
  )
  return (
    <EmptyState icon="bad" title={<h1>{t('broken.title')}</h1>} action={reload}>
      {t('broken.text')}
    </EmptyState>
  )
}
