// Who looked at what is masked, and why: everybody who opens her page can read it.
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAskPages } from '#connection'
import { listRevelations } from '#customers/core'
import { ErrorNote, ListShape, When } from '#ui'
import styles from './Customers.module.css'

export function WhoLooked({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation('customers')
  const looked = useAskPages(listRevelations, { params: { customerId }, query: {} })
  if (looked.error) return <ErrorNote error={looked.error} onRetry={looked.again} />
  if (looked.loading) return <ListShape rows={2} />
  if (looked.items.length === 0) return <p className={styles.quiet}>{t('screen.looked.none')}</p>
  return (
    <>
      <ol className={styles.timeline} data-testid="who-looked">
        {looked.items.map(({ id, by, at, what, masked, reason }) => (
          <li key={id}>
            <span className={styles.unnamed}>
              <When at={at} /> · {by}
            </span>
            <br />
            {t(`screen.what.${what}`)} {masked}
            <br />
            {reason}
          </li>
        ))}
      </ol>
      {looked.hasMore && (
        <Button size="small" loading={looked.loadingMore} onClick={looked.more}>
          {t('screen.timeline.more')}
        </Button>
      )}
    </>
  )
}
