// Beside her name, wherever it stands on the desk: her level, and that she needs something.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { getCustomerBrief, type Need } from '#customers/core'
import { Icon, useFormat } from '#ui'
import styles from './LevelBadge.module.css'
import { LevelBadge } from './LevelBadge.tsx'

export function CustomerBadges({ customerId }: { customerId: string | null }): ReactNode {
  const { data } = useAsk(
    getCustomerBrief,
    { params: { customerId: customerId ?? '' } },
    { enabled: customerId !== null, staleTime: 60_000 },
  )
  if (customerId === null || !data) return null
  const { level, needs } = data.customer
  return (
    <>
      <LevelBadge level={level} />
      {needs.length > 0 && <NeedBadge needs={needs} />}
    </>
  )
}

function NeedBadge({ needs }: { needs: readonly Need[] }) {
  const { t } = useTranslation('customers')
  const { list } = useFormat()
  const words = list(needs.map(({ kind, text }) => text ?? t(`screen.need.${kind}`)))
  return (
    <span className={styles.need} title={words} data-testid="need-badge">
      <Icon name="mind" label={`${t('screen.field.needs')}: ${words}`} />
    </span>
  )
}
