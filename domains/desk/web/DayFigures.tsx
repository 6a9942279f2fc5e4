// My figures of today, each with what it means.
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DayFigures as Figures } from '#desk/core'
import { useFormat } from '#ui'
import styles from './MyDayScreen.module.css'

export function DayFigures({ figures }: { figures: Figures }): ReactNode {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const time = (seconds: number | null) => (seconds === null ? '—' : format.duration(Math.round(seconds)))
  const shown = [
    { key: 'contacts', value: format.number(figures.contacts) },
    { key: 'handling', value: time(figures.handlingSeconds) },
    { key: 'first-answer', value: time(figures.firstAnswerSeconds) },
    { key: 'resolved', value: `${figures.resolved} / ${figures.contacts}` },
    {
      key: 'rating',
      value:
        figures.rating === null
          ? '—'
          : t('screen.my-day.rating-of', {
              rating: format.number(Math.round(figures.rating * 10) / 10),
              count: figures.rated,
            }),
    },
  ] as const
  return (
    <dl className={styles.figures} data-testid="my-figures">
      {shown.map(({ key, value }) => (
        <Tooltip key={key} title={t(`screen.my-day.meaning.${key}`)}>
          <div tabIndex={0}>
            <dt>{t(`screen.my-day.figure.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        </Tooltip>
      ))}
    </dl>
  )
}
