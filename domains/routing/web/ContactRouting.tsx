// Why a contact came to whom it came, from the first offer to the last, or why it still waits.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { useMe } from '#identity/web'
import type { AnswerOf, Id } from '#protocol'
import { getContactRouting } from '#routing/core'
import { ErrorNote, ListShape, When } from '#ui'
import styles from './WhyItCame.module.css'
import { useQueueName } from './use-queue-name.ts'
import { WhyItCame, WhyItWaits } from './WhyItCame.tsx'

type OfferTold = AnswerOf<typeof getContactRouting>['offers'][number]

export function ContactRouting({ contactId }: { contactId: Id }): ReactNode {
  const { t } = useTranslation('routing')
  const asked = useAsk(getContactRouting, { params: { contactId } })
  if (asked.error) return <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
  if (!asked.data) return <ListShape rows={3} />
  const { offers, whyNotYet } = asked.data
  const latest = offers.at(-1)
  return (
    <div className={styles.routing}>
      {latest && <Told offer={latest} />}
      {whyNotYet && <WhyItWaits why={whyNotYet} />}
      {!latest && !whyNotYet && <p className={styles.others}>{t('screen.why.nothing')}</p>}
      <Earlier offers={offers.slice(0, -1)} />
    </div>
  )
}

function Told({ offer }: { offer: OfferTold }) {
  const { personId } = useMe()
  const queueName = useQueueName()
  return <WhyItCame why={offer.why} queueName={queueName(offer.queueId)} mine={offer.personId === personId} />
}

/** To whom it was held out before, in vain. */
function Earlier({ offers }: { offers: readonly OfferTold[] }) {
  const { t } = useTranslation('routing')
  if (offers.length === 0) return null
  return (
    <ul className={styles.earlier}>
      {offers.map((offer) => (
        <li key={offer.offerId}>
          <When at={offer.offeredAt} how="clock" /> {t(`screen.offer-ended.${offer.state}`)}
        </li>
      ))}
    </ul>
  )
}
