// What happened to a contact, in words: quiet lines within the conversation, a list beside it.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#protocol'
import { ListShape, When } from '#ui'
import styles from './Happened.module.css'
import type { ContactHappening } from './use-contact.ts'

/** Names a queue, for hosts that know queues. */
export type QueueName = (queueId: Id) => string | undefined

function useTold(queueName: QueueName | undefined): (happening: ContactHappening) => string {
  const { t } = useTranslation('contacts')
  return ({ type, actorKind, actorName, queueId, reason }) => {
    const names = { visitor: t('screen.the-visitor'), system: t('screen.from-system') }
    const who =
      actorKind === 'visitor' || actorKind === 'system' ? names[actorKind] : (actorName ?? names.system)
    const queue = queueId === null ? undefined : queueName?.(queueId)
    const key = `screen.happened.${type}`
    const why = reason ? t(`screen.happened-why.${reason}`, { defaultValue: '' }) : ''
    const told = t(queue === undefined ? key : [`${key}-queue`, key], { who, queue, defaultValue: type })
    return why ? t('screen.happened-because', { told, why }) : told
  }
}

export function HappenedLine({ happening }: { happening: ContactHappening }): ReactNode {
  const told = useTold(undefined)
  return (
    <p className={styles.line} data-testid="happened">
      <When at={happening.at} how="clock" /> {told(happening)}
    </p>
  )
}

/** Everything that happened, in order. */
export function ContactTimeline(props: {
  timeline: readonly ContactHappening[] | undefined
  queueName?: QueueName
}): ReactNode {
  const { timeline } = props
  const told = useTold(props.queueName)
  if (timeline === undefined) return <ListShape rows={4} />
  return (
    <ol className={styles.timeline}>
      {timeline.map((happening) => (
        <li key={happening.id} data-type={happening.type}>
          <When at={happening.at} how="clock" />
          <span>{told(happening)}</span>
        </li>
      ))}
    </ol>
  )
}
