import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAskPages } from '#connection'
import { listNotices, type Notice } from '#notices/core'
import { EmptyState, ErrorNote, Icon, ListShape, useFormat, When } from '#ui'
import styles from './NoticePanel.module.css'
import { NoticeSettingsRow } from './NoticeSettingsRow.tsx'
import { isOpen, useReadAll } from './use-notices.ts'
import { useNoticeWords } from './use-notice-words.ts'

export function NoticePanel({ onOpen }: { onOpen(notice: Notice): void }): ReactNode {
  const { t } = useTranslation('notices')
  const pages = useAskPages(listNotices)
  const readAll = useReadAll()
  const [newest] = pages.items
  return (
    <section className={styles.panel} aria-label={t('screen.title')}>
      <header className={styles.head}>
        <h2>{t('screen.title')}</h2>
        {newest && pages.items.some(isOpen) && (
          <Button
            size="small"
            loading={readAll.isPending}
            onClick={() => readAll.mutate({ body: { upTo: newest.at } })}
          >
            {t('screen.read-all')}
          </Button>
        )}
      </header>
      <div className={styles.list}>
        {pages.loading && <ListShape />}
        {pages.error && <ErrorNote error={pages.error} onRetry={pages.again} />}
        {!pages.loading && !pages.error && newest === undefined && (
          <EmptyState icon="ringing" title={t('screen.none')}>
            {t('screen.none-hint')}
          </EmptyState>
        )}
        <Days notices={pages.items} onOpen={onOpen} />
        {pages.hasMore && (
          <Button block type="text" loading={pages.loadingMore} onClick={pages.more}>
            {t('screen.earlier')}
          </Button>
        )}
      </div>
      <NoticeSettingsRow />
    </section>
  )
}

type RowsProps = { notices: readonly Notice[]; onOpen(notice: Notice): void }

function Days({ notices, onOpen }: RowsProps) {
  const format = useFormat()
  const days = Map.groupBy(notices, ({ at }) => format.day(at))
  return [...days].map(([day, those]) => (
    <section key={day}>
      <h3 className={styles.day}>{day}</h3>
      <ul>
        {those.map((notice) => (
          <Row key={notice.id} notice={notice} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  ))
}

function Row({ notice, onOpen }: { notice: Notice; onOpen(notice: Notice): void }) {
  const { t } = useTranslation('notices')
  const words = useNoticeWords()
  const { times, urgency, doneAt } = notice
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        data-open={isOpen(notice) || undefined}
        onClick={() => onOpen(notice)}
      >
        <span className={styles.icon} data-urgency={urgency}>
          <Icon name={urgency === 'now' ? 'mind' : 'info'} />
        </span>
        <span className={styles.text}>
          {words(notice)}
          {times > 1 && <small> {t('screen.times', { times })}</small>}
        </span>
        <span className={styles.time}>
          {doneAt !== null && <small>{t('screen.done')}</small>}
          <When at={notice.at} how="clock" />
        </span>
        {isOpen(notice) && <span className="for-ears">{t('screen.unread')}</span>}
      </button>
    </li>
  )
}
