// My state with its running time, and my breaks: the one control an agent must never hunt for.
import { Dropdown } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgentShown } from '#routing/core'
import { AgentStateWords, type ChosenState, useChangeMyState, useMyAgent } from '#routing/web'
import { Duration, Icon, useShortcut, useToast } from '#ui'
import styles from './AgentStateControl.module.css'
import { BreakTime } from './BreakTime.tsx'
import { RequestMark } from './RequestMark.tsx'
import { type MyBreaks, useMyBreaks } from './use-my-breaks.ts'
import { useStateMenu } from './use-state-menu.tsx'

export function AgentStateControl(): ReactNode {
  const agent = useMyAgent()
  return agent ? <Control agent={agent} /> : null
}

function Control({ agent }: { agent: AgentShown }) {
  const { t } = useTranslation('breaks')
  const { change, changing } = useChangeMyState(agent)
  const breaks = useMyBreaks()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const go = (state: ChosenState) => void change(state).catch(toast.bad)
  useShortcut({
    keys: 'alt+0',
    label: t('screen.state.shortcut'),
    run: () => go(agent.state === 'ready' ? 'not-ready' : 'ready'),
  })
  useShortcut({ keys: 'alt+b', label: t('screen.state.open'), run: () => setOpen(true) })
  const menu = useStateMenu(agent, breaks, go)
  return (
    <Dropdown
      menu={menu}
      trigger={['click']}
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      autoFocus
    >
      <button
        type="button"
        className={styles.control}
        disabled={changing}
        data-testid="agent-state"
        data-state={agent.state}
        data-shown={agent.shown}
      >
        <span className="for-ears">{t('screen.state.label')}</span>
        <Facts agent={agent} breaks={breaks} />
        <Icon name="down" />
      </button>
    </Dropdown>
  )
}

function Facts({ agent, breaks }: { agent: AgentShown; breaks: MyBreaks | undefined }) {
  const { t } = useTranslation('breaks')
  const request = breaks?.request ?? null
  const { chat, phone, mail } = agent.load
  // What rings is not in her hand yet, and is counted among her load.
  const inHand = agent.shown === 'ringing' ? 0 : chat + phone + mail
  return (
    <>
      <span className={styles.state}>
        <AgentStateWords agent={agent} />
      </span>
      <span className={styles.time}>
        {agent.shown === 'break' && request?.plannedEndAt ? (
          <BreakTime since={agent.shownSince} plannedEndAt={request.plannedEndAt} />
        ) : (
          <Duration since={agent.shownSince} />
        )}
      </span>
      {request && <RequestMark request={request} />}
      {inHand > 0 && <span className={styles.hand}>{t('screen.state.in-hand', { count: inHand })}</span>}
    </>
  )
}
