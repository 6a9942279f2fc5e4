// One day of a calendar: how it differs, and what customers are told.
import { Button, Form, Input, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type CalendarShown,
  type DayNote,
  type DayPlan,
  type DayShown,
  putDay,
  removeDay,
} from '#calendar/core'
import { useAct } from '#connection'
import { languages } from '#protocol'
import { ErrorNote, SidePanel, useShortcut, useToast } from '#ui'
import { IntervalsField } from './IntervalsField.tsx'
import { useCalendarWords } from './use-calendar-words.ts'
import { WeekdaySelect } from './WeekdaySelect.tsx'

const kinds = ['usual', 'closed', 'hours', 'weekday'] as const
const noNote: DayNote = { 'zh-Hans': '', 'zh-Hant': '', en: '' }

export type DayPanelProps = {
  calendar: CalendarShown
  date: string
  day: DayShown | undefined
  onClose(): void
}

export function DayPanel({ calendar, date, day, onClose }: DayPanelProps): ReactNode {
  const { t } = useTranslation('calendar')
  const words = useCalendarWords()
  const toast = useToast()
  const [plan, setPlan] = useState<DayPlan>(day?.plan ?? { kind: 'usual' })
  const [name, setName] = useState(day?.name ?? '')
  const [note, setNote] = useState<DayNote>(day?.note ?? noNote)
  const put = useAct(putDay)
  const remove = useAct(removeDay)
  const params = { calendarId: calendar.id, date }
  const isNoted = Object.values(note).some((text) => text.trim() !== '')
  const done = () => {
    toast.good(t('screen.saved', { name: words.date(date) }))
    onClose()
  }
  const save = () =>
    put.mutate({ params, body: { plan, name, note: isNoted ? note : null } }, { onSuccess: done })
  useShortcut({ keys: 'mod+enter', label: t('screen.save'), run: save })
  const failure = put.error ?? remove.error
  return (
    <SidePanel
      title={words.date(date)}
      onClose={onClose}
      footer={
        <>
          {failure && <ErrorNote error={failure} kept={t('screen.kept')} />}
          <Button type="primary" loading={put.isPending} onClick={save}>
            {t('screen.save')}
          </Button>
          {day && (
            <Button loading={remove.isPending} onClick={() => remove.mutate({ params }, { onSuccess: done })}>
              {t('screen.like-any-other')}
            </Button>
          )}
        </>
      }
    >
      <Form layout="vertical" component={false}>
        <PlanField calendar={calendar} plan={plan} onChange={setPlan} />
        <Form.Item label={t('screen.day-name')} htmlFor="day-name">
          <Input
            id="day-name"
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.target.value)}
          />
        </Form.Item>
        <NoteFields note={note} onChange={setNote} />
      </Form>
    </SidePanel>
  )
}

type PlanFieldProps = { calendar: CalendarShown; plan: DayPlan; onChange(plan: DayPlan): void }

function PlanField({ calendar, plan, onChange }: PlanFieldProps) {
  const { t } = useTranslation('calendar')
  const [monday = []] = calendar.week
  const choose = (kind: DayPlan['kind']) => {
    if (kind === 'hours') onChange({ kind, intervals: monday })
    else onChange(kind === 'weekday' ? { kind, weekday: 1 } : { kind })
  }
  return (
    <>
      <Form.Item label={t('screen.day-plan')}>
        <Segmented
          block
          name="plan"
          value={plan.kind}
          onChange={choose}
          options={kinds.map((value) => ({ value, label: t(`screen.kind.${value}`) }))}
        />
      </Form.Item>
      {plan.kind === 'hours' && (
        <IntervalsField
          label={t('screen.kind.hours')}
          value={plan.intervals}
          onChange={(intervals) => onChange({ kind: 'hours', intervals })}
        />
      )}
      {plan.kind === 'weekday' && (
        <Form.Item label={t('screen.whose-hours')} htmlFor="plan-weekday">
          <WeekdaySelect
            id="plan-weekday"
            value={plan.weekday}
            onChange={(weekday) => onChange({ kind: 'weekday', weekday })}
          />
        </Form.Item>
      )}
    </>
  )
}

function NoteFields({ note, onChange }: { note: DayNote; onChange(note: DayNote): void }) {
  const { t } = useTranslation('calendar')
  return languages.map((language) => (
    <Form.Item key={language} label={t(`screen.note.${language}`)} htmlFor={`note-${language}`}>
      <Input.TextArea
        id={`note-${language}`}
        rows={2}
        maxLength={300}
        lang={language}
        value={note[language]}
        onChange={(event) => onChange({ ...note, [language]: event.target.value })}
      />
    </Form.Item>
  ))
}
