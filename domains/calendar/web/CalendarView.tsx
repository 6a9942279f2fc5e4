// One calendar: its week as bars, its year at a glance, and what a visitor would be told.
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CalendarShown, calendarWith, dateOf, deleteCalendar, listDays, placeOf } from '#calendar/core'
import { serverNow, useAct, useAsk } from '#connection'
import { ErrorNote, Icon, Page, useConfirm, useToast } from '#ui'
import { CalendarEditor } from './CalendarEditor.tsx'
import styles from './Calendar.module.css'
import { DayPanel } from './DayPanel.tsx'
import { ImportPanel } from './ImportPanel.tsx'
import { ToldAt } from './ToldAt.tsx'
import { WeekBars } from './WeekBars.tsx'
import { YearView } from './YearView.tsx'

type Beside = { what: 'edit' } | { what: 'import' } | { what: 'day'; date: string }

export function CalendarView({ calendar }: { calendar: CalendarShown }): ReactNode {
  const { t } = useTranslation('calendar')
  const today = dateOf(placeOf(serverNow(), calendar.timeZone).day)
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const [beside, setBeside] = useState<Beside>()
  const asked = useAsk(
    listDays,
    { params: { calendarId: calendar.id }, query: { year } },
    { keepPrevious: true },
  )
  const days = asked.data?.items ?? []
  const close = () => setBeside(undefined)
  return (
    <Page
      title={calendar.name}
      hint={calendar.timeZone}
      actions={<Acts calendar={calendar} open={setBeside} />}
      aside={beside && <Panel key={JSON.stringify(beside)} beside={beside} {...{ calendar, days, close }} />}
    >
      <p className={styles.back}>
        <Link to="/settings/calendars">
          <Icon name="back" /> {t('screen.all')}
        </Link>
      </p>
      <section className={styles.top}>
        <WeekBars week={calendar.week} />
        <ToldAt calendar={calendar} />
      </section>
      {asked.error && <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />}
      <YearView
        calendar={calendarWith(calendar, days)}
        year={year}
        today={today}
        chosen={beside?.what === 'day' ? beside.date : undefined}
        onYear={setYear}
        onDay={(date) => setBeside({ what: 'day', date })}
      />
    </Page>
  )
}

type PanelProps = {
  beside: Beside
  calendar: CalendarShown
  days: readonly Parameters<typeof calendarWith>[1][number][]
  close(): void
}

function Panel({ beside, calendar, days, close }: PanelProps) {
  if (beside.what === 'edit') return <CalendarEditor calendar={calendar} onClose={close} onSaved={close} />
  if (beside.what === 'import') return <ImportPanel calendar={calendar} onClose={close} />
  const day = days.find(({ date }) => date === beside.date)
  return <DayPanel calendar={calendar} date={beside.date} day={day} onClose={close} />
}

function Acts({ calendar, open }: { calendar: CalendarShown; open(beside: Beside): void }) {
  const { t } = useTranslation('calendar')
  const confirm = useConfirm()
  const toast = useToast()
  const navigate = useNavigate()
  const remove = useAct(deleteCalendar)
  const ask = async () => {
    const { name } = calendar
    const sure = await confirm({
      title: t('screen.delete-question', { name }),
      confirm: t('screen.delete'),
      danger: true,
    })
    if (!sure) return
    await remove.mutateAsync({ params: { calendarId: calendar.id } })
    toast.good(t('screen.deleted', { name }))
    await navigate({ to: '/settings/calendars' })
  }
  return (
    <>
      <Button onClick={() => open({ what: 'import' })}>{t('screen.import')}</Button>
      <Button loading={remove.isPending} onClick={() => void ask().catch(toast.bad)}>
        {t('screen.delete')}
      </Button>
      <Button type="primary" onClick={() => open({ what: 'edit' })}>
        {t('screen.edit')}
      </Button>
    </>
  )
}
