// My state with its running time: the one control an agent must never hunt for.
import { Dropdown, type MenuProps } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Duration, Icon, StateBadge, useShortcut, useToast } from '#ui'
import { type AgentShown, chosenStates, isAway } from '#routing/core'
import styles from './AgentStateControl.module.css'
import { AgentStateWords } from './AgentStateWords.tsx'
import { type ChosenState, useChangeMyState, useMyAgent, whyNotState } from './use-my-agent.ts'

export function AgentStateControl(): ReactNode {
  const agent = useMyAgent()
  return agent ? <Control agent={agent} /> : null
}

function Control({ agent }: { agent: AgentShown }) {
  const { t } = useTranslation('routing')
  const { change, changing } = useChangeMyState(agent)
  const toast = useToast()
  const go = (state: ChosenState) => void change(state).catch(toast.bad)
  useShortcut({
    keys: 'alt+0',
    label: t('screen.state.shortcut'),
    run: () => go(agent.state === 'ready' ? 'not-ready' : 'ready'),
  })
  const inHand = agent.load.chat + agent.load.phone + agent.load.mail
  return (
    <Dropdown menu={useStateMenu(agent, go)} trigger={['click']} placement="bottomRight">
      <button
        type="button"
        className={styles.control}
        disabled={changing}
        data-testid="agent-state"
        data-state={agent.state}
        data-shown={agent.shown}
      >
        <span className="for-ears">{t('screen.state.label')}</span>
        <span className={styles.state}>
          <AgentStateWords agent={agent} />
        </span>
        <span className={styles.time}>
          <Duration since={agent.shownSince} />
        </span>
        {inHand > 0 && <span className={styles.hand}>{t('screen.state.in-hand', { count: inHand })}</span>}
        <Icon name="down" />
      </button>
    </Dropdown>
  )
}

function useStateMenu(agent: AgentShown, go: (state: ChosenState) => void): MenuProps {
  const { t } = useTranslation('routing')
  const items = chosenStates.map((state) => {
    const why = isAway(agent.state) && state === 'ready' ? undefined : whyNotState(agent, state)
    const off = why !== undefined
    const label = (
      <span className={styles.choice}>
        <StateBadge state={state} />
        {off && (
          <small className={styles.why}>
            {t(`refusals.${why}`, { contacts: agent.load.chat + agent.load.phone + agent.load.mail })}
          </small>
        )}
      </span>
    )
    return { key: state, label, disabled: off, onClick: () => go(state) }
  })
  return { items, selectedKeys: [agent.state] }
}
