// Taking and turning down what is held out to me.
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { DeskOffer } from '#desk/core'
import { useShortcut, useToast } from '#ui'
import { useTranslation } from 'react-i18next'
import type { RejectionReason } from './OfferCard.tsx'
import { useAccept, useReject } from './use-desk.ts'

export type Offers = {
  /** The offer whose answer is on its way. */
  answering: string | undefined
  accept(offer: DeskOffer): void
  reject(offer: DeskOffer, reason: RejectionReason): void
  /** For an empty reply box, where Enter has nothing else to do. */
  acceptFirst(): void
}

/** A key pressed in this moment was meant for what was there before the offer came. */
const tooSoonMs = 500

export function useOffers(offers: readonly DeskOffer[]): Offers {
  const { t } = useTranslation('desk')
  const toast = useToast()
  const navigate = useNavigate()
  const accepting = useAccept()
  const rejecting = useReject()
  const accept = (offer: DeskOffer) => {
    if (accepting.isPending) return
    const taken = accepting.mutateAsync({ params: { offerId: offer.offerId } })
    taken.then(() => navigate({ to: `/desk/${offer.contactId}` })).catch(toast.bad)
  }
  const reject = (offer: DeskOffer, reason: RejectionReason) => {
    const turnedDown = rejecting.mutateAsync({ params: { offerId: offer.offerId }, body: { reason } })
    turnedDown.then(() => toast.good(t('screen.offer.rejected'))).catch(toast.bad)
  }
  const [first] = offers
  const shownAt = useShownAt(first?.offerId)
  const acceptFirst = () => {
    if (first && Date.now() - shownAt.current >= tooSoonMs) accept(first)
  }
  useShortcut({ keys: 'enter', label: t('screen.keys.accept'), when: first !== undefined, run: acceptFirst })
  useShortcut({
    keys: 'alt+enter',
    label: t('screen.keys.accept-anywhere'),
    when: first !== undefined,
    run: acceptFirst,
  })
  const pending = accepting.isPending
    ? accepting.variables
    : rejecting.isPending
      ? rejecting.variables
      : undefined
  return { answering: pending?.params.offerId, accept, reject, acceptFirst }
}

function useShownAt(offerId: string | undefined) {
  const shownAt = useRef(0)
  useEffect(() => {
    shownAt.current = Date.now()
  }, [offerId])
  return shownAt
}
