// 可能重复: everybody who may be there twice, to be merged or told apart.
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Pages, useAskPages } from '#connection'
import { type Customer, type DuplicatePair, listDuplicatePairs } from '#customers/core'
import { EmptyState, ErrorNote, ListShape, Page } from '#ui'
import styles from './Duplicates.module.css'
import { Likeness } from './Likeness.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { Named } from './Named.tsx'
import { Tags } from './Tags.tsx'
import { useCustomerNews } from './use-customer-news.ts'
import { useTellApart } from './use-tell-apart.ts'

export function DuplicatesScreen(): ReactNode {
  const { t } = useTranslation('customers')
  const pairs = useAskPages(listDuplicatePairs, { query: { limit: 50 } })
  const [merging, setMerging] = useState<DuplicatePair>()
  useCustomerNews()
  const isLooking = useLookFurther(pairs)
  return (
    <Page
      title={t('screen.duplicates.title')}
      hint={t('screen.duplicates.hint')}
      actions={<Link to="/customers">{t('screen.duplicates.to-customers')}</Link>}
    >
      {pairs.error && <ErrorNote error={pairs.error} onRetry={pairs.again} />}
      <ul className={styles.pairs} data-testid="duplicate-pairs">
        {pairs.items.map((pair) => (
          <PairLine key={`${pair.one.id} ${pair.other.id}`} pair={pair} onMerge={() => setMerging(pair)} />
        ))}
      </ul>
      <p className={styles.looking} role="status">
        {isLooking && t('screen.duplicates.looking')}
      </p>
      {isLooking && <ListShape rows={3} />}
      {!isLooking && !pairs.error && <End pairs={pairs} />}
      {merging && (
        <MergeDialog
          survivorId={merging.other.id}
          otherId={merging.one.id}
          onClose={() => setMerging(undefined)}
        />
      )}
    </Page>
  )
}

const fewest = 20

/** A page may be empty and others follow: it looks further until there is something to work on. */
function useLookFurther({
  items,
  loading,
  loadingMore,
  hasMore,
  error,
  more,
}: Pages<DuplicatePair>): boolean {
  const goesOn = hasMore && !error && items.length < fewest
  useEffect(() => {
    if (goesOn && !loadingMore) more()
  }, [goesOn, loadingMore, more])
  return loading || goesOn
}

function End({ pairs }: { pairs: Pages<DuplicatePair> }): ReactNode {
  const { t } = useTranslation(['customers', 'ui'])
  if (pairs.hasMore) {
    return (
      <Button loading={pairs.loadingMore} onClick={pairs.more}>
        {t('ui:more')}
      </Button>
    )
  }
  if (pairs.items.length > 0) return null
  return (
    <EmptyState icon="good" title={t('screen.duplicates.all-none')}>
      {t('screen.duplicates.none-hint')}
    </EmptyState>
  )
}

function PairLine({ pair, onMerge }: { pair: DuplicatePair; onMerge(): void }): ReactNode {
  const { t } = useTranslation('customers')
  const { telling, tell } = useTellApart(pair.other.id, pair.one.id)
  return (
    <li className={styles.pair}>
      <div className={styles.both}>
        <One customer={pair.other} />
        <One customer={pair.one} />
      </div>
      <Likeness likeness={pair} />
      <div className={styles.acts}>
        <Button size="small" type="primary" onClick={onMerge}>
          {t('screen.merge.see')}
        </Button>
        <Button size="small" loading={telling} onClick={tell}>
          {t('screen.duplicates.apart')}
        </Button>
      </div>
    </li>
  )
}

function One({ customer }: { customer: Customer }): ReactNode {
  const { phones, emails, tags } = customer
  return (
    <div className={styles.one}>
      <Link to={`/customers/${customer.id}`}>
        <Named customer={customer} />
      </Link>
      <span className={styles.reach}>{[...phones, ...emails].join(' · ')}</span>
      <Tags tags={tags} />
    </div>
  )
}
