// Why a contact came to whom it came, from the first offer to the last, or why it still waits.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { useMe } from '#identity/web'
import type { AnswerOf, Id } from '#protocol'
import { getContactRouting, rejectionReasons } from '#routing/core'
import { ErrorNote, ListShape, When } from '#ui'
import styles from './WhyItCame.module.css'
import { useQueueName } from './use-queue-name.ts'
import { WhyItCame } from './WhyItCame.tsx'
import { WhyItWaits } from './WhyItWaits.tsx'

type OfferTold = AnswerOf<typeof getContactRouting>['offers'][number]

export function ContactRouting({ contactId }: { contactId: Id }): ReactNode {
  const { t } = useTranslation('routing')
  const { personId } = useMe()
  const asked = useAsk(getContactRouting, { params: { contactId } })
  if (asked.error) return <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
  if (!asked.data) return <ListShape rows={3} />
  const { offers, people, whyNotYet } = asked.data
  const nameOf = (personId: Id) => people.find(({ id }) => id === personId)?.name
  const latest = offers.at(-1)
  // What she reads above her own conversation says it already.
  const says = latest?.personId === personId && latest.state === 'accepted' && latest.reason === null
  return (
    <div className={styles.routing}>
      {latest && <Told offer={latest} />}
      {latest && !says && (
        <p className={styles.others}>
          <Ended offer={latest} name={nameOf(latest.personId)} />
        </p>
      )}
      {whyNotYet && <WhyItWaits why={whyNotYet} nameOf={nameOf} />}
      {!latest && !whyNotYet && <p className={styles.others}>{t('screen.why.nothing')}</p>}
      <Earlier offers={offers.slice(0, -1)} nameOf={nameOf} />
    </div>
  )
}

function Told({ offer }: { offer: OfferTold }) {
  const { personId } = useMe()
  const queueName = useQueueName()
  return <WhyItCame why={offer.why} queueName={queueName(offer.queueId)} mine={offer.personId === personId} />
}

/** To whom it was held out before, in vain. */
function Earlier({
  offers,
  nameOf,
}: {
  offers: readonly OfferTold[]
  nameOf(personId: Id): string | undefined
}) {
  if (offers.length === 0) return null
  return (
    <ul className={styles.earlier}>
      {offers.map((offer) => (
        <li key={offer.offerId}>
          <When at={offer.offeredAt} how="clock" /> <Ended offer={offer} name={nameOf(offer.personId)} />
        </li>
      ))}
    </ul>
  )
}

function Ended({ offer, name }: { offer: OfferTold; name: string | undefined }) {
  const { t } = useTranslation('routing')
  const told = name === undefined ? t(`screen.offer-ended.${offer.state}`) : undefined
  const reason = rejectionReasons.find((one) => one === offer.reason)
  return (
    <>
      {told ?? t(`screen.offer-ended-named.${offer.state}`, { name })}
      {reason && ` · ${t(`rejections.${reason}`)}`}
      {offer.reason === 'auto-accept' && ` · ${t('screen.why.auto')}`}
    </>
  )
}
