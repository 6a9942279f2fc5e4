// Tells in words what the routing engine weighed when it offered a contact.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { listSkills } from '#people/core'
import type { Id } from '#protocol'
import type { AgentCounts, WhyOffered } from '#routing/core'
import { useFormat } from '#ui'
import { useQueueName } from './use-queue-name.ts'
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
}): ReactNode {
  const { t } = useTranslation('routing')
  const { duration } = useFormat()
  const nameOf = useQueueName()
  const whose = mine ? 'mine' : 'theirs'
  const overflow = why.overflowQueueId && nameOf(why.overflowQueueId)
  const wide = why.rule !== 'direct'
  return (
    <div className={styles.why} data-testid="why-it-came">
      <p>{t(`screen.why.${why.rule}.${whose}`, { idle: duration(why.idleMs / 1000), ...why.hands })}</p>
      <ul>
        {queueName !== undefined && <li>{t('screen.why.queue', { queue: queueName })}</li>}
        <li>{t('screen.why.waited', { waited: duration(why.waitedMs / 1000) })}</li>
        {why.returned && <li>{t('screen.why.returned')}</li>}
        {why.aged && !why.returned && <li>{t('screen.why.aged')}</li>}
        {why.level !== undefined && <li>{t('screen.why.vip', { level: why.level })}</li>}
        {why.priority !== 0 && <li>{t('screen.why.priority', { priority: why.priority })}</li>}
        {overflow && <li>{t('screen.why.overflowed', { queue: overflow })}</li>}
        {wide && (
          <li>{t(why.ring === 0 ? 'screen.why.first-ring' : 'screen.why.ring', { ring: why.ring })}</li>
        )}
        {why.skills && <SkillsMet skills={why.skills} />}
        {wide && <li>{t('screen.why.eligible', { count: why.agents.eligible })}</li>}
      </ul>
      <NotChosen agents={why.agents} />
    </div>
  )
}

function SkillsMet({ skills }: { skills: { skillId: Id; needs: number; has: number }[] }) {
  const { t } = useTranslation('routing')
  const known = useAsk(listSkills, { query: { limit: 200 } }, { staleTime: 60_000 })
  return skills.map(({ skillId, needs, has }) => (
    <li key={skillId}>
      {t('screen.why.skill-met', {
        skill: known.data?.items.find(({ id }) => id === skillId)?.name ?? '…',
        needs,
        has,
      })}
    </li>
  ))
}

const others = ['declined', 'atCapacity', 'notReady', 'lacksSkill', 'notOnChannel', 'notAsked'] as const

export function NotChosen({ agents }: { agents: AgentCounts }): ReactNode {
  const { t } = useTranslation('routing')
  const { list } = useFormat()
  const told = others.flatMap((reason) => {
    const count = agents[reason] ?? 0
    return count > 0 ? [t(`screen.why.not.${reason}`, { count })] : []
  })
  return told.length > 0 && <p className={styles.others}>{t('screen.why.others', { list: list(told) })}</p>
}
