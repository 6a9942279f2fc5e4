// Everywhere in Huawu: an offer is heard, announced, counted in the title, and can be taken on any screen.
import { useLocation, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow, useLive } from '#connection'
import { useCustomerName } from '#contacts/web'
import type { Desk, DeskOffer } from '#desk/core'
import { useMay, useMe } from '#identity/web'
import { useTellOutside } from '#notices/web'
import { useNarrow } from '#ui'
import { forgetOldDrafts } from './drafts.ts'
import styles from './OfferBell.module.css'
import { OfferCard } from './OfferCard.tsx'
import { notify } from './offer-notification.ts'
import { soundMessage, soundOffer } from './offer-sound.ts'
import { useDesk } from './use-desk.ts'
import { useOffers } from './use-offers.ts'
import { useOutboxRuns } from './use-outbox.ts'
import { useReportArrival } from './use-report-reading.ts'

export function OfferBell(): ReactNode {
  return useMay('contacts.take') ? <Bell /> : null
}

function Bell() {
  const { personId } = useMe()
  const { state } = useDesk()
  const { pathname } = useLocation()
  const inSight = useOffersInSight(pathname)
  useOutboxRuns(personId)
  useReportArrival(state?.conversations)
  useEffect(() => forgetOldDrafts(serverNow()), [])
  useTellOfMessages(pathname)
  if (state === undefined) return null
  return (
    <>
      <Ring key={state.offers[0]?.offerId ?? ''} offer={state.offers[0]} desk={state} />
      {!inSight && state.offers.length > 0 && (
        <FloatingOffer desk={state} onDesk={pathname.startsWith('/desk/')} />
      )}
    </>
  )
}

/** The desk has offers on its list, which on a phone an open conversation takes the place of. */
function useOffersInSight(pathname: string): boolean {
  const narrow = useNarrow()
  return pathname === '/desk' || (pathname.startsWith('/desk/') && !narrow)
}

/** Heard by screen readers at once, seen in the title of the tab, heard as a sound, and noticed outside the browser. */
function Ring({ offer, desk }: { offer: DeskOffer | undefined; desk: Desk }) {
  const { t } = useTranslation('desk')
  const nameOf = useCustomerName()
  const who = offer?.contact ? nameOf(offer.contact) : t('screen.offer.somebody')
  const queue = desk.queues.find(({ id }) => id === offer?.queueId)?.name ?? ''
  const count = desk.offers.length
  const ring = useEffectEvent(() => {
    if (offer === undefined) return undefined
    soundOffer()
    return notify(t('screen.offer.notice'), queue, offer.offerId)
  })
  useEffect(() => ring(), [])
  useEffect(() => {
    if (count === 0) return
    const title = document.title
    document.title = `(${count}) ${title}`
    return () => {
      document.title = document.title.replace(/^\(\d+\) /, '')
    }
  }, [count])
  return (
    <p className="for-ears" role="alert">
      {offer && t('screen.offer.announced', { who, queue })}
    </p>
  )
}

/** Above the work, where it covers nothing that is being typed. */
function FloatingOffer({ desk, onDesk }: { desk: Desk; onDesk: boolean }) {
  const { t } = useTranslation('desk')
  const offers = useOffers(desk.offers)
  const [offer] = desk.offers
  if (offer === undefined) return null
  return (
    <section className={styles.floating} aria-label={t('screen.offers')} data-on-desk={onDesk || undefined}>
      <OfferCard
        offer={offer}
        first
        queueName={desk.queues.find(({ id }) => id === offer.queueId)?.name}
        busy={offers.answering === offer.offerId}
        onAccept={() => offers.accept(offer)}
        onReject={(reason) => offers.reject(offer, reason)}
      />
    </section>
  )
}

/**
 * A customer wrote in a conversation that is not on the screen, or nobody looks at the screen.
 * Who wrote and what stays out of it: notices appear on locked screens.
 */
function useTellOfMessages(pathname: string): void {
  const { t } = useTranslation('desk')
  const navigate = useNavigate()
  const tellOutside = useTellOutside()
  const { personId } = useMe()
  useLive((news) => {
    if (news.kind !== 'event' || news.event.type !== 'contact.message-sent') return
    const { about, data } = news.event
    if (about.personId !== personId || !isFromVisitor(data)) return
    const inSight = pathname === `/desk/${about.contactId}` && document.hasFocus()
    if (inSight) return
    const deskPath = `/desk/${about.contactId}`
    tellOutside(t('screen.message-came'), {
      tag: deskPath,
      onClick: () => void navigate({ to: deskPath }),
      sound: soundMessage,
    })
  })
}

function isFromVisitor(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('message' in data)) return false
  const { message } = data
  return typeof message === 'object' && message !== null && 'from' in message && message.from === 'visitor'
}
