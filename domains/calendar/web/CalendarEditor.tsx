// Name, time zone and week of a calendar, new or there already.
import { Button, Form, Input, Select } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CalendarShown, createCalendar, updateCalendar, type Week } from '#calendar/core'
import { ProblemError, useAct } from '#connection'
import { zoneOptions } from '#identity/web'
import { ErrorNote, SidePanel, usePlace, useShortcut, useToast } from '#ui'
import styles from './Calendar.module.css'
import { IntervalsField } from './IntervalsField.tsx'
import { useCalendarWords } from './use-calendar-words.ts'

const day = [{ from: 540, to: 1260 }]
const newWeek: Week = Array.from({ length: 7 }, () => day)

export type CalendarEditorProps = {
  calendar: CalendarShown | undefined
  onClose(): void
  onSaved(calendar: CalendarShown): void
}

export function CalendarEditor({ calendar, onClose, onSaved }: CalendarEditorProps): ReactNode {
  const { t } = useTranslation(['calendar', 'ui'])
  const toast = useToast()
  const { language, timeZone: homeZone } = usePlace()
  const [name, setName] = useState(calendar?.name ?? '')
  const [timeZone, setTimeZone] = useState(calendar?.timeZone ?? homeZone)
  const [week, setWeek] = useState<Week>(calendar?.week ?? newWeek)
  const [version, setVersion] = useState(calendar?.version ?? 1)
  const create = useAct(createCalendar)
  const update = useAct(updateCalendar)
  const failure = create.error ?? update.error
  const zones = useMemo(() => zoneOptions(language, timeZone), [language, timeZone])
  const save = async () => {
    const body = { name, timeZone, week }
    try {
      const saved = calendar
        ? await update.mutateAsync({ params: { calendarId: calendar.id }, body: { version, ...body } })
        : await create.mutateAsync({ body })
      toast.good(t('screen.saved', { name: saved.name }))
      onSaved(saved)
    } catch (error) {
      setVersion(versionTold(error) ?? version)
    }
  }
  const ready = name.trim() !== ''
  useShortcut({ keys: 'mod+enter', label: t('screen.save'), when: ready, run: () => void save() })
  return (
    <SidePanel
      title={calendar?.name ?? t('screen.new')}
      onClose={onClose}
      takesFocus
      footer={
        <>
          {failure && <ErrorNote error={failure} kept={t('screen.kept')} />}
          <Button
            type="primary"
            disabled={!ready}
            loading={create.isPending || update.isPending}
            onClick={() => void save()}
          >
            {t('screen.save')}
          </Button>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
        </>
      }
    >
      <Form layout="vertical" component={false}>
        <Form.Item label={t('screen.name')} htmlFor="calendar-name">
          <Input
            id="calendar-name"
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('screen.time-zone')} htmlFor="calendar-zone">
          <Select id="calendar-zone" showSearch value={timeZone} options={zones} onChange={setTimeZone} />
        </Form.Item>
      </Form>
      <WeekField week={week} onChange={setWeek} />
    </SidePanel>
  )
}

function WeekField({ week, onChange }: { week: Week; onChange(week: Week): void }) {
  const { t } = useTranslation('calendar')
  const words = useCalendarWords()
  const [monday = []] = week
  return (
    <>
      <p className={styles.quiet}>{t('screen.week-hint')}</p>
      {week.map((intervals, index) => (
        <IntervalsField
          key={words.weekday(index + 1)}
          label={words.weekday(index + 1)}
          value={intervals}
          onChange={(changed) => onChange(week.map((one, at) => (at === index ? changed : one)))}
        />
      ))}
      <Button size="small" onClick={() => onChange(week.map((one, at) => (at < 5 ? monday : one)))}>
        {t('screen.monday-to-friday')}
      </Button>
    </>
  )
}

/** Once she has been told that somebody else changed it, saving again is her decision. */
function versionTold(error: unknown): number | undefined {
  if (!(error instanceof ProblemError) || error.problem.code !== 'calendar.stale') return undefined
  return Number(error.problem.facts?.['version']) || undefined
}
