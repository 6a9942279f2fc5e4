import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon.tsx'
import styles from './words.module.css'

export type ShownAgentState =
  | 'ready'
  | 'ringing'
  | 'serving'
  | 'wrap-up'
  | 'not-ready'
  | 'break'
  | 'offline'
  | 'dropped'

const colours: Readonly<Record<ShownAgentState, string>> = {
  ready: 'var(--agent-ready)',
  ringing: 'var(--agent-talking)',
  serving: 'var(--agent-talking)',
  'wrap-up': 'var(--agent-wrap-up)',
  'not-ready': 'var(--agent-busy)',
  break: 'var(--agent-break)',
  offline: 'var(--agent-away)',
  dropped: 'var(--agent-away)',
}

export type StateBadgeProps = {
  state: ShownAgentState
  /** After the word: its running time, the reason of a break. */ children?: ReactNode
}

/** The state of a person: a fixed icon, a fixed colour, and always the word. */
export function StateBadge({ state, children }: StateBadgeProps): ReactNode {
  const { t } = useTranslation('ui')
  return (
    <span className={styles.mark} style={{ color: colours[state] }} data-state={state}>
      <Icon name={state} />
      {t(`state.${state}`)}
      {children}
    </span>
  )
}
