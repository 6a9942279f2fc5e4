// What can be chosen under my state: the states, then the breaks with the places left, then what I have asked for.
import type { MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { type BreakChoice, type BreakRequest, whyNotAsk } from '#breaks/core'
import { type AgentShown, chosenStates, isAway } from '#routing/core'
import { type ChosenState, whyNotState } from '#routing/web'
import { Duration, StateBadge, useNow, usePlace, useToast } from '#ui'
import styles from './AgentStateControl.module.css'
import { type MyBreaks, useAskForBreak, useTakeBreakPlace, useWithdrawBreak } from './use-my-breaks.ts'

type Items = NonNullable<MenuProps['items']>

export function useStateMenu(
  agent: AgentShown,
  breaks: MyBreaks | undefined,
  go: (state: ChosenState) => void,
): MenuProps {
  const { t } = useTranslation(['breaks', 'routing'])
  const states: Items = chosenStates.map((state) => {
    const why = isAway(agent.state) && state === 'ready' ? undefined : whyNotState(agent, state)
    const contacts = agent.load.chat + agent.load.phone + agent.load.mail
    return {
      key: state,
      disabled: why !== undefined,
      onClick: () => go(state),
      label: (
        <span className={styles.choice}>
          <StateBadge state={state} />
          {why !== undefined && why !== 'already-there' && (
            <small className={styles.why}>{t(`routing:refusals.${why}`, { contacts })}</small>
          )}
        </span>
      ),
    }
  })
  const request = useRequestItems(breaks?.request ?? null)
  const choices = useChoiceItems(agent, breaks)
  return {
    selectedKeys: [agent.state],
    items: [
      ...states,
      { type: 'divider' },
      {
        type: 'group',
        key: 'breaks',
        label: t('screen.break.title'),
        children: [...request, ...choices],
      },
    ],
  }
}

function useRequestItems(request: BreakRequest | null): Items {
  const { t } = useTranslation('breaks')
  const toast = useToast()
  const [take, withdraw] = [useTakeBreakPlace(), useWithdrawBreak()]
  if (request === null || request.state === 'taken') return []
  const params = { requestId: request.id }
  const told: Items[number] = {
    key: 'told',
    disabled: true,
    label: <RequestTold request={request} />,
  }
  if (request.state === 'refused' || request.state === 'lapsed') return [told]
  const back: Items[number] = {
    key: 'withdraw',
    label: t('screen.request.withdraw'),
    onClick: () => void withdraw.mutateAsync({ params }).catch(toast.bad),
  }
  const goNow: Items[number] = {
    key: 'take',
    label: t('screen.request.take'),
    onClick: () => void take.mutateAsync({ params }).catch(toast.bad),
  }
  return request.state === 'offered' ? [told, goNow, back] : [told, back]
}

function RequestTold({ request }: { request: BreakRequest }) {
  const { t } = useTranslation('breaks')
  const now = useNow(request.state === 'offered')
  const { state, position, refusal, offeredUntil } = request
  const left = offeredUntil === null ? 0 : Math.max(0, (Date.parse(offeredUntil) - now) / 1000)
  return (
    <span className={styles.told}>
      {t(`screen.told.${state}`, { position, reason: refusal ?? '—' })}{' '}
      {state === 'offered' && <Duration seconds={left} />}
    </span>
  )
}

function useChoiceItems(agent: AgentShown, breaks: MyBreaks | undefined): Items {
  const { t } = useTranslation('breaks')
  const { language } = usePlace()
  const toast = useToast()
  const ask = useAskForBreak()
  const request = breaks?.request ?? null
  const isOpen = request !== null && request.state !== 'refused' && request.state !== 'lapsed'
  return (breaks?.choices ?? []).map((kind) => {
    const why = whyNotAsk(agent.state, { open: isOpen ? request.state : undefined, retired: kind.retired })
    return {
      key: kind.id,
      disabled: why !== undefined || ask.isPending,
      onClick: () => void ask.mutateAsync({ body: { kindId: kind.id } }).catch(toast.bad),
      label: (
        <span className={styles.kind}>
          <span>{kind.names[language]}</span>
          <small className={styles.facts}>
            {t('screen.break.minutes', { count: kind.plannedMinutes })}
            <Places kind={kind} />
          </small>
        </span>
      ),
    }
  })
}

function Places({ kind: { placesLeft, needsApproval } }: { kind: BreakChoice }) {
  const { t } = useTranslation('breaks')
  return (
    <>
      {placesLeft !== null && (
        <span className={placesLeft === 0 ? styles.full : undefined}>
          {' · '}
          {placesLeft === 0 ? t('screen.break.full') : t('screen.break.left', { count: placesLeft })}
        </span>
      )}
      {needsApproval && <span>{` · ${t('screen.break.approval')}`}</span>}
    </>
  )
}
