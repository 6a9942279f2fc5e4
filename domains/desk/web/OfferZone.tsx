// The place of offers on top of my conversations. It keeps its height, so that nothing below it moves when one comes.
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '#desk/core'
import { useMay } from '#identity/web'
import { useChangeMyState } from '#routing/web'
import { StateBadge, useToast } from '#ui'
import styles from './OfferZone.module.css'
import { OfferCard } from './OfferCard.tsx'
import type { Offers } from './use-offers.ts'

export function OfferZone({ desk, offers }: { desk: Desk; offers: Offers }): ReactNode {
  const { t } = useTranslation('desk')
  const works = useMay('agents.work')
  const queueName = (id: string) => desk.queues.find((queue) => queue.id === id)?.name
  return (
    <section className={styles.zone} aria-label={t('screen.offers')}>
      {desk.offers.map((offer, index) => (
        <OfferCard
          key={offer.offerId}
          offer={offer}
          first={index === 0}
          queueName={queueName(offer.queueId)}
          busy={offers.answering === offer.offerId}
          onAccept={() => offers.accept(offer)}
          onReject={(reason) => offers.reject(offer, reason)}
        />
      ))}
      {desk.offers.length === 0 &&
        (works ? <NoOffer desk={desk} /> : <p className={styles.quiet}>{t('screen.no-offer.leader')}</p>)}
    </section>
  )
}

/** Why nothing comes, and the one step that changes it. */
function NoOffer({ desk }: { desk: Desk }) {
  const { t } = useTranslation('desk')
  const { change, changing } = useChangeMyState(desk.me)
  const toast = useToast()
  const { me } = desk
  const full = me.load.chat >= me.capacity.chat
  if (me.holds.includes('break-granted')) return <p className={styles.quiet}>{t('screen.no-offer.break')}</p>
  if (me.state === 'ready') {
    return (
      <p className={styles.quiet}>
        {t(full ? 'screen.no-offer.full' : 'screen.no-offer.ready', { capacity: me.capacity.chat })}
      </p>
    )
  }
  return (
    <div className={styles.start}>
      <p>
        <StateBadge state={me.state} />
      </p>
      <p className={styles.quiet}>{t('screen.no-offer.not-ready')}</p>
      <Button
        type="primary"
        loading={changing}
        onClick={() => void change('ready').catch(toast.bad)}
        data-testid="get-ready"
      >
        {t('screen.no-offer.get-ready')}
      </Button>
    </div>
  )
}
