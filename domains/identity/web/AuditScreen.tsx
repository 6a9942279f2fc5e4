import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAskPages } from '#connection'
import { type AuditItem, listAudit } from '#identity/core'
import { type Column, DataList, EmptyState, Page, SidePanel, When } from '#ui'
import { AuditEntry } from './AuditEntry.tsx'
import { AuditFilters, type AuditQuery } from './AuditFilters.tsx'
import { useAuditWords } from './audit-words.ts'
import styles from './Audit.module.css'

const shownChanges = 2

export function AuditScreen(): ReactNode {
  const { t } = useTranslation('identity')
  const [query, setQuery] = useState<AuditQuery>({})
  const [open, setOpen] = useState<AuditItem>()
  const entries = useAskPages(listAudit, { query }, { keepPrevious: true })
  const words = useAuditWords()
  const columns: Column<AuditItem>[] = [
    { key: 'at', title: t('screen.audit.at'), width: 140, render: ({ at }) => <When at={at} /> },
    { key: 'who', title: t('screen.audit.who'), width: 120, render: (item) => words.actorOf(item) },
    { key: 'action', title: t('screen.audit.action'), width: 160, render: (item) => words.actionOf(item) },
    {
      key: 'subject',
      title: t('screen.audit.subject'),
      width: 150,
      wide: true,
      render: (item) => words.subjectOf(item),
    },
    {
      key: 'changes',
      title: t('screen.audit.changes'),
      wide: true,
      render: (item) => <Changes item={item} />,
    },
  ]
  const aside = open && (
    <SidePanel title={words.actionOf(open)} onClose={() => setOpen(undefined)}>
      <AuditEntry item={open} />
    </SidePanel>
  )
  return (
    <Page title={t('screen.audit.title')} hint={t('screen.audit.hint')} aside={aside}>
      <AuditFilters query={query} onChange={setQuery} />
      <DataList
        label={t('screen.audit.title')}
        rows={entries.items}
        rowKey={({ id }) => id}
        columns={columns}
        onOpen={setOpen}
        openKey={open?.id}
        loading={entries.loading}
        error={entries.error}
        onRetry={entries.again}
        pages={entries}
        empty={
          <EmptyState icon="history" title={t('screen.audit.none')}>
            {t('screen.audit.none-hint')}
          </EmptyState>
        }
      />
    </Page>
  )
}

function Changes({ item }: { item: AuditItem }): ReactNode {
  const { t } = useTranslation('identity')
  const changes = useAuditWords().changesOf(item)
  const created = Object.keys(item.before).length === 0
  const more = changes.length - shownChanges
  return (
    <ul className={styles.changes}>
      {changes.slice(0, shownChanges).map(({ field, before, after }) => (
        <li key={field}>
          <span className={styles.field}>{field}</span> {created ? '' : `${before} → `}
          <strong>{after}</strong>
        </li>
      ))}
      {more > 0 && <li className={styles.field}>{t('screen.audit.more-changes', { number: more })}</li>}
    </ul>
  )
}
