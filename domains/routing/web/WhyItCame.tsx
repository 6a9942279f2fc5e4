// Tells in words what the routing engine weighed when it offered a contact.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgentCounts, WhyNotYet, WhyOffered } from '#routing/core'
import { useFormat } from '#ui'
import styles from './WhyItCame.module.css'

/** `mine` speaks to the agent herself; a leader who reads is told of her. */
export function WhyItCame({
  why,
  queueName,
  mine,
}: {
  why: WhyOffered
  queueName: string | undefined
  mine: boolean
}) {
  const { t } = useTranslation('routing')
  const { duration } = useFormat()
  const whose = mine ? 'mine' : 'theirs'
  return (
    <div className={styles.why} data-testid="why-it-came">
      <p>{t(`screen.why.longest-idle.${whose}`, { idle: duration(why.idleMs / 1000) })}</p>
      <ul>
        {queueName !== undefined && <li>{t('screen.why.queue', { queue: queueName })}</li>}
        <li>{t('screen.why.waited', { waited: duration(why.waitedMs / 1000) })}</li>
        <li>{t(why.ring === 0 ? 'screen.why.first-ring' : 'screen.why.ring', { ring: why.ring })}</li>
        {why.priority !== 0 && <li>{t('screen.why.priority', { priority: why.priority })}</li>}
        <li>{t('screen.why.eligible', { count: why.agents.eligible })}</li>
      </ul>
      <NotChosen agents={why.agents} />
    </div>
  )
}

/** Why a waiting contact is with nobody. */
export function WhyItWaits({ why }: { why: WhyNotYet }): ReactNode {
  const { t } = useTranslation('routing')
  if (why.reason === 'no-such-queue') return <p>{t('screen.why.no-such-queue')}</p>
  return (
    <div className={styles.why} data-testid="why-it-waits">
      <p>{t('screen.why.nobody-free')}</p>
      <NotChosen agents={why.agents} />
    </div>
  )
}

const others = ['declined', 'atCapacity', 'notReady', 'lacksSkill', 'notOnChannel'] as const

function NotChosen({ agents }: { agents: AgentCounts }) {
  const { t } = useTranslation('routing')
  const { list } = useFormat()
  const counted = others.filter((reason) => agents[reason] > 0)
  if (counted.length === 0) return null
  const told = counted.map((reason) => t(`screen.why.not.${reason}`, { count: agents[reason] }))
  return <p className={styles.others}>{t('screen.why.others', { list: list(told) })}</p>
}
