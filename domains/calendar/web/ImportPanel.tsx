// Public holidays from a file: chosen, looked at, brought in, taken back.
import { Button, Form, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type CalendarShown,
  importHolidays,
  type ImportChoice,
  longestHolidayFile,
  previewImport,
} from '#calendar/core'
import { useAct, useAsk } from '#connection'
import { ErrorNote, FileButton, ListShape, SidePanel, useToast } from '#ui'
import styles from './Calendar.module.css'
import { ImportHistory } from './ImportHistory.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { WeekdaySelect } from './WeekdaySelect.tsx'

type ChosenFile = { fileName: string; text: string }

export function ImportPanel({ calendar, onClose }: { calendar: CalendarShown; onClose(): void }): ReactNode {
  const { t } = useTranslation('calendar')
  const toast = useToast()
  const [file, setFile] = useState<ChosenFile>()
  const [choice, setChoice] = useState<ImportChoice>({ weekday: 1, holidays: 'closed' })
  const given = {
    params: { calendarId: calendar.id },
    body: { ...(file ?? { fileName: '-', text: '' }), ...choice },
  }
  const preview = useAsk(previewImport, given, { enabled: file !== undefined, keepPrevious: true })
  const bring = useAct(importHolidays)
  const seen = file && preview.data
  const count = seen?.changes.length ?? 0
  const run = () =>
    bring.mutate(given, {
      onSuccess: ({ changes }) => {
        toast.good(t('screen.imported', { count: changes.length }))
        setFile(undefined)
      },
    })
  return (
    <SidePanel
      title={t('screen.import')}
      onClose={onClose}
      footer={
        file && (
          <>
            {bring.error && <ErrorNote error={bring.error} />}
            <Button type="primary" disabled={count === 0} loading={bring.isPending} onClick={run}>
              {t('screen.import-days', { count })}
            </Button>
            <Button onClick={() => setFile(undefined)}>{t('screen.other-file')}</Button>
          </>
        )
      }
    >
      {file ? (
        <>
          <Choices choice={choice} onChange={setChoice} />
          {preview.error && <ErrorNote error={preview.error} />}
          {seen ? <ImportPreview {...seen} /> : <ListShape />}
        </>
      ) : (
        <>
          <Files onChoose={setFile} onTooLong={() => toast.bad(t('screen.file-too-long'))} />
          <ImportHistory calendar={calendar} />
        </>
      )}
    </SidePanel>
  )
}

function Files({ onChoose, onTooLong }: { onChoose(file: ChosenFile): void; onTooLong(): void }) {
  const { t } = useTranslation('calendar')
  const choose = async (file: File | undefined) => {
    if (!file) return
    if (file.size > longestHolidayFile) return onTooLong()
    onChoose({ fileName: file.name, text: await file.text() })
  }
  const chooseOurs = async () => {
    const { default: text } = await import('./china-2026.json?raw')
    onChoose({ fileName: 'china-2026.json', text })
  }
  return (
    <div className={styles.files}>
      <p className={styles.quiet}>{t('screen.file-hint')}</p>
      <FileButton
        type="primary"
        label={t('screen.choose-file')}
        accept=".json,.csv,.txt,.ics"
        onFiles={([file]) => void choose(file)}
      />
      <Button onClick={() => void chooseOurs()}>{t('screen.china-2026')}</Button>
      <p className={styles.quiet}>{t('screen.china-2026-source')}</p>
    </div>
  )
}

function Choices({ choice, onChange }: { choice: ImportChoice; onChange(choice: ImportChoice): void }) {
  const { t } = useTranslation('calendar')
  return (
    <Form layout="vertical" component={false}>
      <Form.Item label={t('screen.on-holidays')}>
        <Segmented
          block
          name="holidays"
          value={choice.holidays}
          onChange={(holidays) => onChange({ ...choice, holidays })}
          options={(['closed', 'usual'] as const).map((value) => ({
            value,
            label: t(`screen.holidays.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item label={t('screen.make-up-hours')} htmlFor="import-weekday">
        <WeekdaySelect
          id="import-weekday"
          value={choice.weekday}
          onChange={(weekday) => onChange({ ...choice, weekday })}
        />
      </Form.Item>
    </Form>
  )
}
