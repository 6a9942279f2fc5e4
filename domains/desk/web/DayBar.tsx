// The day so far as one bar: each state as long as it lasted, and below it how long each took.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StateStretch } from '#desk/core'
import { StateBadge, useFormat } from '#ui'
import styles from './DayBar.module.css'

const lengthOf = ({ from, to }: StateStretch) => Date.parse(to) - Date.parse(from)

/** The night before she came is not drawn. */
function present(states: readonly StateStretch[]): readonly StateStretch[] {
  return states[0]?.state === 'offline' ? states.slice(1) : states
}

export function DayBar({ states }: { states: readonly StateStretch[] }): ReactNode {
  const { t } = useTranslation(['desk', 'ui'])
  const format = useFormat()
  const drawn = present(states)
  const first = drawn[0]
  const last = drawn.at(-1)
  if (first === undefined || last === undefined)
    return <p className={styles.none}>{t('screen.my-day.not-yet')}</p>
  const whole = Date.parse(last.to) - Date.parse(first.from)
  const totals = Map.groupBy(drawn, ({ state }) => state)
  return (
    <section aria-label={t('screen.my-day.states')} data-testid="my-states">
      <div className={styles.bar} role="img" aria-label={t('screen.my-day.states')}>
        {drawn.map((stretch) => (
          <span
            key={stretch.from}
            data-state={stretch.state}
            style={{ width: `${(lengthOf(stretch) / whole) * 100}%` }}
            title={`${t(`ui:state.${stretch.state}`)} ${format.clock(stretch.from)}–${format.clock(stretch.to)}`}
          />
        ))}
      </div>
      <p className={styles.ends}>
        <span>{format.clock(first.from)}</span>
        <span>{format.clock(last.to)}</span>
      </p>
      <ul className={styles.legend}>
        {[...totals].map(([state, stretches]) => (
          <li key={state}>
            <StateBadge state={state}>
              {' '}
              {format.duration(Math.round(stretches.reduce((sum, each) => sum + lengthOf(each), 0) / 1_000))}
            </StateBadge>
          </li>
        ))}
      </ul>
    </section>
  )
}
