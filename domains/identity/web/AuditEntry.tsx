import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditItem } from '#identity/core'
import { useFormat } from '#ui'
import { useAuditWords } from './audit-words.ts'
import styles from './Audit.module.css'
import { deviceName } from './device.ts'

/** One entry whole. */
export function AuditEntry({ item }: { item: AuditItem }): ReactNode {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const words = useAuditWords()
  const where = [item.address, deviceName(item.userAgent)].filter(Boolean).join(' · ')
  const facts: [string, string | null][] = [
    ['at', format.exact(item.at)],
    ['who', words.actorOf(item)],
    ['subject', words.subjectOf(item)],
    ['reason', item.reason],
    ['from-where', where],
    ['request', item.requestId],
  ]
  return (
    <>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{t(`screen.audit.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Comparison item={item} />
    </>
  )
}

function Comparison({ item }: { item: AuditItem }): ReactNode {
  const { t } = useTranslation('identity')
  const changes = useAuditWords().changesOf(item)
  if (changes.length === 0) return <p className={styles.field}>{t('screen.audit.no-changes')}</p>
  return (
    <table className={styles.comparison}>
      <thead>
        <tr>
          <th scope="col">{t('screen.audit.changes')}</th>
          <th scope="col">{t('screen.audit.before')}</th>
          <th scope="col">{t('screen.audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
