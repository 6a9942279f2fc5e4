// What is kept of a contact: its reasons, whether it is resolved, what came of it, a note.
import { Input, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { longestText, resolutions, type WrapUp } from '#contacts/core'
import { usePlace } from '#ui'
import { ReasonPicker } from './ReasonPicker.tsx'
import { useOutcomes } from './use-reasons.ts'
import styles from './WrapUpFields.module.css'

export type WrapUpFieldsProps = {
  value: WrapUp
  onChange(value: WrapUp): void
  problem?: string | undefined
}

export function WrapUpFields({ value, onChange, problem }: WrapUpFieldsProps): ReactNode {
  const { t } = useTranslation('contacts')
  const { language } = usePlace()
  const outcomes = useOutcomes().filter(({ retired, code }) => !retired || code === value.outcome)
  return (
    <div className={styles.fields}>
      <ReasonPicker
        value={value.reasons}
        problem={problem}
        onChange={(reasons) => onChange({ ...value, reasons })}
      />
      <div className={styles.rest}>
        <div className={styles.line}>
          <span id="wrap-up-resolved">{t('screen.fact.resolved')}</span>
          <Segmented
            aria-labelledby="wrap-up-resolved"
            value={value.resolved ?? ''}
            options={resolutions.map((each) => ({ value: each, label: t(`screen.resolved.${each}`) }))}
            onChange={(chosen) =>
              onChange({ ...value, resolved: resolutions.find((each) => each === chosen) ?? null })
            }
            data-testid="wrap-up-resolved"
          />
        </div>
        <div className={styles.line}>
          <span>{t('screen.fact.outcome')}</span>
          <Select
            className={styles.outcome ?? ''}
            aria-label={t('screen.fact.outcome')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('screen.reasons.outcome')}
            value={value.outcome}
            options={outcomes.map(({ code, names }) => ({ value: code, label: names[language] }))}
            onChange={(outcome: string | undefined) => onChange({ ...value, outcome: outcome ?? null })}
            data-testid="wrap-up-outcome"
          />
        </div>
        <Input.TextArea
          value={value.note ?? ''}
          onChange={({ target }) => onChange({ ...value, note: target.value })}
          rows={3}
          maxLength={longestText}
          placeholder={t('screen.reasons.note-here')}
          aria-label={t('screen.fact.note')}
          data-testid="wrap-up-note"
        />
      </div>
    </div>
  )
}
