import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#ui'

export function NotFound(): ReactNode {
  const { t } = useTranslation('shell')
  return (
    <EmptyState icon="search" title={t('not-found.title')} action={<Link to="/">{t('not-found.home')}</Link>}>
      {t('not-found.text')}
    </EmptyState>
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
    <EmptyState icon="bad" title={t('broken.title')} action={reload}>
      {t('broken.text')}
    </EmptyState>
  )
}
