// Why a waiting contact is with nobody, and what happens next.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#protocol'
import type { WhyNotYet } from '#routing/core'
import { useFormat } from '#ui'
import { useQueueName } from './use-queue-name.ts'
import { NotChosen } from './WhyItCame.tsx'
import styles from './WhyItCame.module.css'

export type WhyItWaitsProps = {
  why: WhyNotYet
  /** Undefined for somebody the reader does not reach. */
  nameOf(personId: Id): string | undefined
}

export function WhyItWaits({ why, nameOf }: WhyItWaitsProps): ReactNode {
  const { t } = useTranslation('routing')
  const { clock } = useFormat()
  if (why.reason === 'no-such-queue') return <p>{t('screen.why.no-such-queue')}</p>
  if (why.reason === 'nobody-free') return <NobodyFree why={why} />
  const told = {
    name: nameOf(why.agentId) ?? t('screen.why.somebody'),
    standing: t(`screen.why.standing.${why.standing}`),
    until: 'until' in why ? clock(why.until) : '',
  }
  return (
    <div className={styles.why} data-testid="why-it-waits">
      <p>{t(`screen.why.${why.reason}`, told)}</p>
    </div>
  )
}

function NobodyFree({ why }: { why: Extract<WhyNotYet, { reason: 'nobody-free' }> }) {
  const { t } = useTranslation('routing')
  const { clock } = useFormat()
  const queueName = useQueueName()
  return (
    <div className={styles.why} data-testid="why-it-waits">
      <p>{t('screen.why.nobody-free')}</p>
      <NotChosen agents={why.agents} />
      <ul>
        {why.closed && <li>{t('screen.why.queue-closed')}</li>}
        {why.nextRingAt !== undefined && <li>{t('screen.why.next-ring', { at: clock(why.nextRingAt) })}</li>}
        {why.overflow?.map(({ queueId, from, agents }) => (
          <li key={queueId}>
            {t(agents ? 'screen.why.overflows-now' : 'screen.why.overflows', {
              queue: queueName(queueId) ?? '…',
              at: clock(from),
            })}
            {agents && <NotChosen agents={agents} />}
          </li>
        ))}
      </ul>
    </div>
  )
}
