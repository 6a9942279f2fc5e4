import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { previewImport } from '#calendar/core'
import type { AnswerOf } from '#protocol'
import { Mark } from '#ui'
import styles from './Calendar.module.css'
import { useCalendarWords } from './use-calendar-words.ts'

/** What would change, day by day, or what is wrong with the file and where. */
export function ImportPreview({ changes, same, problems }: AnswerOf<typeof previewImport>): ReactNode {
  const { t } = useTranslation('calendar')
  const words = useCalendarWords()
  if (problems.length > 0)
    return (
      <section>
        <Mark meaning="bad">{t('screen.problems')}</Mark>
        <ul className={styles.changes}>
          {problems.map(({ line, reason, text }) => (
            <li key={`${line} ${reason}`}>
              <span>{t('screen.line', { line })}</span>
              <span>
                {t(`screen.problem.${reason}`)} <small>{text}</small>
              </span>
            </li>
          ))}
        </ul>
      </section>
    )
  return (
    <section>
      <p>
        {t(changes.length === 0 ? 'screen.nothing-new' : 'screen.will-change', {
          count: changes.length,
          same,
        })}
      </p>
      <ul className={styles.changes}>
        {changes.map(({ before, after }) => (
          <li key={after.date}>
            <span>{words.date(after.date)}</span>
            <span>
              {after.name} {words.plan(after.plan)}
              {before && <small> {t('screen.instead-of', { plan: words.plan(before.plan) })}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
