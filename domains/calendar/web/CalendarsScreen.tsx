import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CalendarShown, listCalendars } from '#calendar/core'
import { askAgain, useAskPages, useLive } from '#connection'
import { DataList, EmptyState, Icon, Page } from '#ui'
import { CalendarEditor } from './CalendarEditor.tsx'
import { CalendarView } from './CalendarView.tsx'
import { listDays, listImports } from '#calendar/core'
import { useCalendarWords } from './use-calendar-words.ts'

/** `/settings/calendars/{-$calendarId}`: the calendars, or one of them with its year. */
export function CalendarsScreen(): ReactNode {
  const { calendarId } = useParams({ strict: false }) as { calendarId?: string }
  const pages = useAskPages(listCalendars, { query: { limit: 200 } })
  useLive((news) => {
    if (news.kind === 'event' && news.event.type.startsWith('calendar.'))
      void askAgain(listCalendars, listDays, listImports)
  })
  const calendar = pages.items.find(({ id }) => id === calendarId)
  return calendar ? <CalendarView key={calendar.id} calendar={calendar} /> : <CalendarList pages={pages} />
}

function CalendarList({ pages }: { pages: ReturnType<typeof useAskPages<typeof listCalendars>> }) {
  const { t } = useTranslation('calendar')
  const navigate = useNavigate()
  const words = useCalendarWords()
  const [isNew, setNew] = useState(false)
  const open = ({ id }: Pick<CalendarShown, 'id'>) => void navigate({ to: `/settings/calendars/${id}` })
  const add = (
    <Button type="primary" icon={<Icon name="add" />} onClick={() => setNew(true)}>
      {t('screen.add')}
    </Button>
  )
  return (
    <Page
      title={t('screen.title')}
      hint={t('screen.hint')}
      actions={add}
      aside={isNew && <CalendarEditor calendar={undefined} onClose={() => setNew(false)} onSaved={open} />}
    >
      <DataList
        label={t('screen.title')}
        rows={pages.items}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('screen.name'), render: ({ name }) => name },
          { key: 'week', title: t('screen.week'), render: ({ week }) => words.week(week) },
          { key: 'zone', title: t('screen.time-zone'), wide: true, render: ({ timeZone }) => timeZone },
        ]}
        onOpen={open}
        loading={pages.loading}
        error={pages.error}
        onRetry={pages.again}
        pages={pages}
        empty={
          <EmptyState icon="calendar" title={t('screen.none')} action={add}>
            {t('screen.none-hint')}
          </EmptyState>
        }
      />
    </Page>
  )
}
