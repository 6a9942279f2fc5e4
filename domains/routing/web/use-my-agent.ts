import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { askAgain, useAct, useAsk, useLive } from '#connection'
import { useMay, useMe } from '#identity/web'
import {
  type AgentShown,
  type AgentState,
  getMyAgent,
  setMyState,
  whyNotChange,
  type chosenStates,
  isAway,
  whyNotSignOut,
} from '#routing/core'

export type ChosenState = (typeof chosenStates)[number]

/** My state as the server has it, kept fresh by everything that happens to me. */
export function useMyAgent(): AgentShown | undefined {
  const me = useMe()
  const asked = useAsk(getMyAgent, undefined, { enabled: useMay('agents.work') })
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLive((news) => {
    const aboutMe = news.kind === 'event' && news.event.about.personId === me.personId
    if (!aboutMe && news.kind !== 'reconnected') return
    clearTimeout(soon.current)
    soon.current = setTimeout(() => void askAgain(getMyAgent), 150)
  })
  useEffect(() => () => clearTimeout(soon.current), [])
  return asked.data
}

/** Why this state cannot be chosen now; the server asks the same function. */
export function whyNotState(agent: AgentShown, to: AgentState): string | undefined {
  return whyNotChange(agent.state, to, { serving: servedBy(agent) })
}

function servedBy({ shown, load }: AgentShown): number {
  return shown === 'serving' || shown === 'wrap-up' ? load.chat + load.phone + load.mail : 0
}

/** Why I may not sign out now, in my words. */
export function useWhyNotSignOut(): string | undefined {
  const { t } = useTranslation('routing')
  const agent = useMyAgent()
  const serving = agent ? servedBy(agent) : 0
  const reason = whyNotSignOut({ serving })
  return reason && t(`refusals.${reason}`, { contacts: serving })
}

type ChangeMyState = {
  changing: boolean
  change(state: ChosenState): Promise<void>
}

export function useChangeMyState(agent: AgentShown | undefined): ChangeMyState {
  const act = useAct(setMyState, { changes: [getMyAgent] })
  return {
    changing: act.isPending,
    change: async (state) => {
      // Who comes from offline signs in to work first; a click on 示闲 means both.
      if (agent && isAway(agent.state) && state === 'ready')
        await act.mutateAsync({ body: { state: 'not-ready' } })
      await act.mutateAsync({ body: { state } })
    },
  }
}
