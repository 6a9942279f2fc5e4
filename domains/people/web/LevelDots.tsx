import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './LevelDots.module.css'

const levels = [1, 2, 3, 4, 5] as const

export type LevelDotsProps = {
  level: number
  label: string
  onChange?: (level: number) => void
  disabled?: boolean
}

/** A level from 1 to 5 as dots; with `onChange` it is chosen by arrows or a press. */
export function LevelDots({ level, label, onChange, disabled = false }: LevelDotsProps): ReactNode {
  const { t } = useTranslation('people')
  const name = useId()
  if (!onChange) {
    return (
      <span
        className={styles.dots}
        role="img"
        aria-label={t('screen.person.level-of', { skill: label, level })}
      >
        {levels.map((each) => (
          <i key={each} data-on={each <= level || undefined} />
        ))}
      </span>
    )
  }
  return (
    <span
      className={styles.dots}
      role="radiogroup"
      aria-label={t('screen.person.level-of', { skill: label, level })}
    >
      {levels.map((each) => (
        <label key={each} title={t(`screen.level.${each}`)}>
          <input
            type="radio"
            name={name}
            checked={each === level}
            disabled={disabled}
            onChange={() => onChange(each)}
            aria-label={`${each} ${t(`screen.level.${each}`)}`}
          />
          <i data-on={each <= level || undefined} />
        </label>
      ))}
      <small>{t(`screen.level.${level}`)}</small>
    </span>
  )
}
