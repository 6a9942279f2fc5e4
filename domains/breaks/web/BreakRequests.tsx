// Who of my people asks for a break, waits for one or is on one: I decide with one click.
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk } from '#connection'
import { type BreakRequestListed, decideBreak, listBreakKinds, listBreakRequests } from '#breaks/core'
import { useAskedAgain } from '#contacts/web'
import { useMay } from '#identity/web'
import { Duration, Mark, usePlace, useToast } from '#ui'
import { BreakTime } from './BreakTime.tsx'
import styles from './BreakRequests.module.css'

export function BreakRequests(): ReactNode {
  const may = useMay('breaks.decide')
  return may ? <Requests /> : null
}

function Requests() {
  const { t } = useTranslation('breaks')
  const { language } = usePlace()
  const asked = useAsk(listBreakRequests)
  const kinds = useAsk(listBreakKinds, undefined, { staleTime: 60_000 })
  useAskedAgain(listBreakRequests, /^break\./)
  const items = asked.data?.items ?? []
  if (items.length === 0) return null
  const nameOf = (kindId: string) => kinds.data?.items.find(({ id }) => id === kindId)?.names[language] ?? '…'
  const title = t('screen.team.title', { count: items.length })
  return (
    <section aria-label={title} data-testid="team-breaks">
      <h2>{title}</h2>
      <ul className={styles.requests}>
        {sorted(items).map((request) => (
          <li key={request.id} className={styles.request} data-state={request.state}>
            <span className={styles.name}>{request.name}</span>
            <span>{nameOf(request.kindId)}</span>
            <span className={styles.state}>
              <State request={request} />
            </span>
            {request.state === 'asked' && <Decide request={request} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

const order = ['asked', 'taken', 'offered', 'granted', 'queued'] as const

/** Who needs me first, then who is away the longest. */
function sorted(items: readonly BreakRequestListed[]): BreakRequestListed[] {
  const place = (state: string) => order.findIndex((one) => one === state)
  return items.toSorted(
    (a, b) =>
      place(a.state) - place(b.state) || a.askedAt.localeCompare(b.askedAt) || a.id.localeCompare(b.id),
  )
}

function State({ request }: { request: BreakRequestListed }) {
  const { t } = useTranslation('breaks')
  const { state, takenAt, plannedEndAt, askedAt, position } = request
  if (state === 'taken' && takenAt && plannedEndAt)
    return <BreakTime since={takenAt} plannedEndAt={plannedEndAt} />
  return (
    <>
      <Mark meaning={state === 'asked' ? 'mind' : 'none'}>{t(`screen.team.${state}`, { position })}</Mark>{' '}
      <Duration since={askedAt} />
    </>
  )
}

function Decide({ request }: { request: BreakRequestListed }) {
  const { t } = useTranslation('breaks')
  const toast = useToast()
  const [refusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct(decideBreak, { changes: [listBreakRequests] })
  const decide = (approved: boolean) => {
    const why = reason.trim()
    const body = { approved, ...(why !== '' && !approved && { reason: why }) }
    void act.mutateAsync({ params: { requestId: request.id }, body }).catch(toast.bad)
  }
  if (refusing) {
    return (
      <span className={styles.decide}>
        <Input
          size="small"
          autoFocus
          value={reason}
          maxLength={200}
          placeholder={t('screen.team.reason')}
          aria-label={t('screen.team.reason')}
          onChange={({ target }) => setReason(target.value)}
          onPressEnter={({ nativeEvent }) => !nativeEvent.isComposing && decide(false)}
        />
        <Button size="small" danger loading={act.isPending} onClick={() => decide(false)}>
          {t('screen.team.refuse')}
        </Button>
        <Button size="small" type="text" onClick={() => setRefusing(false)}>
          {t('screen.team.back')}
        </Button>
      </span>
    )
  }
  return (
    <span className={styles.decide}>
      <Button size="small" type="primary" loading={act.isPending} onClick={() => decide(true)}>
        {t('screen.team.approve')}
      </Button>
      <Button size="small" onClick={() => setRefusing(true)}>
        {t('screen.team.refuse')}
      </Button>
    </span>
  )
}
