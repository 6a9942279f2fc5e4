import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Level } from '#customers/core'
import { Face } from '#ui'
import styles from './Customers.module.css'
import { LevelBadge } from './LevelBadge.tsx'

export function useNameOf(): (customer: { name: string | null }) => string {
  const { t } = useTranslation('customers')
  return ({ name }) => name ?? t('screen.unnamed')
}

export function Named({ customer }: { customer: { name: string | null; level: Level } }): ReactNode {
  const name = useNameOf()(customer)
  return (
    <span className={styles.named}>
      <Face name={name} size={26} />
      <span className={customer.name === null ? styles.unnamed : undefined}>{name}</span>
      <LevelBadge level={customer.level} />
    </span>
  )
}
