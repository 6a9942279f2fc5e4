// A contact held out to me: who, what she typed, from where, how long she has waited. Enter takes it.
import { Button, Dropdown } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCustomerName } from '#contacts/web'
import { CustomerBrief } from '#customers/web'
import type { DeskOffer } from '#desk/core'
import { rejectionReasons } from '#routing/core'
import { useMayReject } from '#routing/web'
import { Duration, Icon, Mark, usePlace, useShortcut } from '#ui'
import styles from './OfferCard.module.css'
import { OfferOrigin } from './OfferOrigin.tsx'
import { OfferRing } from './OfferRing.tsx'

export type RejectionReason = (typeof rejectionReasons)[number]

export type OfferCardProps = {
  offer: DeskOffer
  queueName: string | undefined
  busy: boolean
  /** The one that Enter takes. */
  first: boolean
  onAccept(): void
  onReject(reason: RejectionReason): void
}

export function OfferCard({ offer, queueName, busy, first, onAccept, onReject }: OfferCardProps): ReactNode {
  const { t } = useTranslation('desk')
  const nameOf = useCustomerName()
  const { language } = usePlace()
  const { contact, said } = offer
  const who = contact ? nameOf(contact) : t('screen.offer.somebody')
  return (
    <article
      className={styles.offer}
      aria-label={t('screen.offer.from', { who })}
      data-testid="offer"
      data-offer={offer.offerId}
    >
      <div className={styles.facts}>
        <p className={styles.who}>
          <Icon name={offer.channel === 'chat' ? 'ringing' : offer.channel} />
          <strong>{who}</strong>
        </p>
        <p className={styles.where}>
          {queueName ?? '…'}
          {' · '}
          {t('screen.offer.waited')} <Duration since={inLineSince(offer)} />
        </p>
        {contact?.leftMessage && (
          <p className={styles.where}>
            <Mark meaning="info">{t('screen.offer.left-message')}</Mark>
          </p>
        )}
        {offer.why.returned && <OfferOrigin contactId={offer.contactId} />}
      </div>
      <OfferRing from={offer.offeredAt} to={offer.expiresAt} />
      <CustomerBrief customerId={contact?.customerId} />
      <p className={styles.said} data-testid="offer-said">
        {said.length > 0
          ? said.map(({ text, attachment }) => text || attachment?.name).join('\n')
          : t('screen.offer.said-nothing')}
      </p>
      {contact && contact.answers.length > 0 && (
        <p className={styles.where} data-testid="offer-answers">
          {contact.answers.map(({ question, answer }) => `${question[language]}：${answer}`).join(' · ')}
        </p>
      )}
      <div className={styles.acts}>
        <Button type="primary" onClick={onAccept} loading={busy} data-testid="accept">
          {t('screen.offer.accept')}
          {first && <kbd>Enter</kbd>}
        </Button>
        <Reject offer={offer} busy={busy} first={first} onReject={onReject} />
      </div>
    </article>
  )
}

/** In the line it came from, whatever she had waited elsewhere before. */
const inLineSince = ({ offeredAt, why }: DeskOffer): string =>
  new Date(Date.parse(offeredAt) - why.waitedMs).toISOString()

type RejectProps = Pick<OfferCardProps, 'offer' | 'busy' | 'first' | 'onReject'>

function Reject({ offer, busy, first, onReject }: RejectProps) {
  const { t } = useTranslation(['desk', 'routing'])
  const mayReject = useMayReject(offer.queueId)
  const [open, setOpen] = useState(false)
  useShortcut({
    keys: 'alt+x',
    label: t('screen.keys.reject'),
    when: first && mayReject && !busy,
    run: () => setOpen(true),
  })
  const reasons = rejectionReasons.map((reason) => ({
    key: reason,
    label: t(`routing:rejections.${reason}`),
    onClick: () => onReject(reason),
  }))
  return (
    <Dropdown
      menu={{ items: reasons }}
      trigger={['click']}
      disabled={!mayReject}
      open={open}
      onOpenChange={setOpen}
      autoFocus
    >
      <Button
        disabled={busy || !mayReject}
        title={mayReject ? `${t('screen.offer.reject')} Alt+X` : t('routing:refusals.not-rejectable')}
        data-testid="reject"
      >
        {t('screen.offer.reject')} <Icon name="down" />
      </Button>
    </Dropdown>
  )
}
