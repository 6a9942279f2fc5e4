import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgentShown } from '#routing/core'
import { StateBadge, usePlace } from '#ui'
import styles from './AgentStateWords.module.css'

/** What she does, and beside it what she has set, where that differs, with its reason. */
export function AgentStateWords({
  agent,
}: {
  agent: Pick<AgentShown, 'shown' | 'state' | 'reason' | 'breakKind' | 'holds'>
}): ReactNode {
  const { t } = useTranslation(['routing', 'ui'])
  const { language } = usePlace()
  const { shown, state, reason, breakKind, holds } = agent
  return (
    <StateBadge state={shown}>
      {shown !== state && (
        <span className={styles.quiet} data-more>
          {t(`ui:state.${state}`)}
        </span>
      )}
      {breakKind && (
        <span className={styles.quiet} data-more>
          {breakKind.names[language]}
        </span>
      )}
      {reason && (
        <span className={styles.quiet} data-more>
          {t(`reasons.${reason}`)}
        </span>
      )}
      {holds.map((hold) => (
        <span key={hold} className={styles.hold} data-more>
          {t(`holds.${hold}`)}
        </span>
      ))}
    </StateBadge>
  )
}
