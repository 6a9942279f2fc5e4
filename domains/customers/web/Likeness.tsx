import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Candidate } from '#customers/core'
import { useFormat } from '#ui'
import styles from './Customers.module.css'

/** What speaks for two being one, and how much. */
export function Likeness({ likeness }: { likeness: Pick<Candidate, 'score' | 'reasons'> }): ReactNode {
  const { t } = useTranslation('customers')
  const { list } = useFormat()
  const reasons = list(likeness.reasons.map((reason) => t(`screen.likeness.${reason}`)))
  return <p className={styles.quiet}>{t('screen.likeness.told', { score: likeness.score, reasons })}</p>
}
