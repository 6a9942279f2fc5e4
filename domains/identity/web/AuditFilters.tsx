import { DatePicker, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#protocol'
import type { listAudit } from '#identity/core'
import { SearchField, startOfDay, usePlace } from '#ui'
import styles from './Audit.module.css'

export type AuditQuery = Omit<InputOf<typeof listAudit>['query'], 'cursor' | 'limit'>

/** The kinds of things that are changed, as the entries name them. */
const kinds = [
  'person',
  'unit',
  'skill',
  'key',
  'session',
  'queue',
  'channel',
  'contact',
  'customer',
  'agent',
  'organisation',
] as const

export function AuditFilters({
  query,
  onChange,
}: {
  query: AuditQuery
  onChange(query: AuditQuery): void
}): ReactNode {
  const { t } = useTranslation('identity')
  const { timeZone } = usePlace()
  const period = (days: [Day | null, Day | null] | null) => {
    const [from, to] = days ?? [null, null]
    onChange(
      changed(query, {
        from: from ? startOfDay(from.format('YYYY-MM-DD'), timeZone) : undefined,
        to: to ? startOfDay(to.add(1, 'day').format('YYYY-MM-DD'), timeZone) : undefined,
      }),
    )
  }
  return (
    <search className={styles.filters}>
      <SearchField
        label={t('screen.audit.search')}
        value={query.q ?? ''}
        onSearch={(q) => onChange(changed(query, { q: q || undefined }))}
      />
      <Select
        allowClear
        placeholder={t('screen.audit.any-kind')}
        aria-label={t('screen.audit.kind')}
        options={kinds.map((value) => ({ value, label: t(`screen.audit.subject-kind.${value}`) }))}
        onChange={(subjectKind: string | undefined) => onChange(changed(query, { subjectKind }))}
      />
      <DatePicker.RangePicker
        allowEmpty
        placeholder={[t('screen.audit.from'), t('screen.audit.to')]}
        aria-label={t('screen.audit.period')}
        onChange={period}
      />
    </search>
  )
}

/** A day as the calendar of Ant Design gives it. */
type Day = { format(pattern: string): string; add(count: number, unit: 'day'): Day }

type Loose<Query> = { [Name in keyof Query]?: Query[Name] | undefined }

/** The query without what is not asked for. */
function changed(query: AuditQuery, part: Loose<AuditQuery>): AuditQuery {
  const entries = Object.entries({ ...query, ...part }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries)
}
