import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type CalendarShown, listImports, undoImport } from '#calendar/core'
import { useAct, useAskPages } from '#connection'
import { useToast, When } from '#ui'
import styles from './Calendar.module.css'
import { useCalendarWords } from './use-calendar-words.ts'

/** What was brought in before, each with the way back. */
export function ImportHistory({ calendar }: { calendar: CalendarShown }): ReactNode {
  const { t } = useTranslation('calendar')
  const words = useCalendarWords()
  const toast = useToast()
  const params = { calendarId: calendar.id }
  const pages = useAskPages(listImports, { params, query: {} })
  const undo = useAct(undoImport)
  const takeBack = (importId: string) =>
    undo.mutate(
      { params: { ...params, importId } },
      {
        onSuccess: ({ undone, kept }) => {
          const days = kept.map(words.date).join(', ')
          if (kept.length > 0) toast.mind(t('screen.undone-partly', { count: undone, days }))
          else toast.good(t('screen.undone', { count: undone }))
        },
        onError: toast.bad,
      },
    )
  if (pages.items.length === 0) return null
  return (
    <section>
      <h3 className={styles.earlier}>{t('screen.imports')}</h3>
      <ul className={styles.history}>
        {pages.items.map(({ id, at, byName, fileName, days, undoneAt }) => (
          <li key={id}>
            <span>
              {fileName} <small>{t('screen.import-size', { count: days })}</small>
              <br />
              <small>
                {byName} <When at={at} />
              </small>
            </span>
            {undoneAt === null ? (
              <Button size="small" loading={undo.isPending} onClick={() => takeBack(id)}>
                {t('screen.undo')}
              </Button>
            ) : (
              <small>{t('screen.was-undone')}</small>
            )}
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button type="text" loading={pages.loadingMore} onClick={pages.more}>
          {t('screen.earlier')}
        </Button>
      )}
    </section>
  )
}
