// 工作台: my conversations, the one in hand, and what I should know about it.
import { useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Desk, nextUnanswered } from '#desk/core'
import { Button } from 'antd'
import { useMe } from '#identity/web'
import { ErrorNote, Icon, ListShape, useEscape, useNarrow, useShortcut } from '#ui'
import { AskedConsults, RingingTransfers } from '#transfers/web'
import { AboutColumn } from './AboutColumn.tsx'
import { BesideColumn } from './BesideColumn.tsx'
import type { Beside } from './HandsBar.tsx'
import { ConversationList } from './ConversationList.tsx'
import styles from './DeskScreen.module.css'
import { DeskBar } from './DeskBar.tsx'
import { NotInHand } from './NotInHand.tsx'
import { OfferZone } from './OfferZone.tsx'
import { focusReply } from './ReplyBox.tsx'
import { useDesk } from './use-desk.ts'
import { useLosses } from './use-losses.ts'
import { useOffers } from './use-offers.ts'
import { WorkColumn } from './WorkColumn.tsx'

export function DeskScreen(): ReactNode {
  const { state, error, reload } = useDesk()
  if (error) return <ErrorNote error={error} onRetry={reload} />
  return state === undefined ? <DeskShape /> : <ThreeColumns desk={state} />
}

function ThreeColumns({ desk }: { desk: Desk }) {
  const { t } = useTranslation('desk')
  const { contactId } = useParams({ strict: false })
  const navigate = useNavigate()
  const go = (id?: string) => void navigate({ to: id === undefined ? '/desk' : `/desk/${id}` })
  const [aboutOpen, setAboutOpen] = useState(false)
  const [beside, setBeside] = useState<{ what: Beside; contactId: string }>()
  const offers = useOffers(desk.offers)
  const losses = useLosses(useMe().personId)
  const contact = desk.conversations.find(({ id }) => id === contactId)
  useFocusOn(contact?.id)
  useSwitchKeys(desk, contactId, go)
  useEscape(() => setAboutOpen(false), aboutOpen)
  const asked = contact?.state === 'serving' && beside?.contactId === contact.id ? beside.what : undefined
  const closeBeside = () => {
    setBeside(undefined)
    focusReply()
  }
  const { length } = desk.conversations
  // On a phone an open conversation takes the place of the list.
  const listHidden = useNarrow() && contactId !== undefined
  const ringing = <RingingTransfers keys={desk.offers.length === 0} />
  return (
    <div
      className={styles.desk}
      data-open={contactId !== undefined || undefined}
      data-about={aboutOpen || asked !== undefined || undefined}
    >
      <section className={styles.list} aria-label={t('screen.mine')}>
        {contactId === undefined && <h1 className="for-ears">{t('screen.title')}</h1>}
        <OfferZone desk={desk} offers={offers} />
        {!listHidden && ringing}
        <AskedConsults openId={contactId} />
        {length > 0 && (
          <ConversationList contacts={desk.conversations} openId={contactId} unfilled={unfilledOn(desk)} />
        )}
        {length === 0 && <p className={styles.none}>{t('screen.none')}</p>}
        <DeskBar />
      </section>
      <section className={styles.work} aria-label={t('screen.in-hand')}>
        {listHidden && <div className={styles.ringing}>{ringing}</div>}
        {contact ? (
          <WorkColumn
            desk={desk}
            contact={contact}
            onBack={() => go()}
            onAbout={() => setAboutOpen(!aboutOpen)}
            onBeside={(what) => setBeside({ what, contactId: contact.id })}
            onFinished={() => go(nextAfter(desk, contact.id))}
            onEmptyEnter={offers.acceptFirst}
          />
        ) : (
          <NotInHand
            contactId={contactId}
            loss={losses.get(contactId ?? '')}
            anyInHand={length > 0}
            onBack={() => go()}
          />
        )}
      </section>
      <aside className={styles.about} aria-label={t('screen.about.title')}>
        {asked !== undefined && contact && (
          <BesideColumn
            contact={contact}
            what={asked}
            onClose={closeBeside}
            onMoved={() => go(nextAfter(desk, contact.id))}
          />
        )}
        {asked === undefined && (
          <>
            <span className={styles.closes}>
              <Button
                type="text"
                icon={<Icon name="close" />}
                aria-label={t('screen.about.close')}
                onClick={() => setAboutOpen(false)}
              />
            </span>
            <AboutColumn desk={desk} contact={contact} openId={contactId} />
          </>
        )}
      </aside>
    </div>
  )
}

const unfilledOn = ({ wrapUps }: Desk): ReadonlySet<string> =>
  new Set(wrapUps.flatMap(({ contactId, overAt }) => (overAt === null ? [] : [contactId])))

/** After one is finished: the one that waits longest for an answer, else the first. */
function nextAfter(desk: Desk, finishedId: string): string | undefined {
  const others = desk.conversations.filter(({ id, state }) => id !== finishedId && state === 'serving')
  return nextUnanswered(desk.conversations, finishedId) ?? others[0]?.id
}

/** Who chose a conversation wants to write; on a touch screen the keyboard would cover what she reads. */
function useFocusOn(contactId: string | undefined): void {
  useEffect(() => {
    if (contactId !== undefined && window.matchMedia('(pointer: fine)').matches) focusReply()
  }, [contactId])
}

function useSwitchKeys(desk: Desk, openId: string | undefined, go: (id: string) => void): void {
  const { t } = useTranslation('desk')
  const { conversations } = desk
  const nth = (place: number) => {
    const contact = conversations[place]
    if (contact) go(contact.id)
  }
  const at = conversations.findIndex(({ id }) => id === openId)
  useShortcut({ keys: 'alt+1', label: t('screen.keys.switch'), run: () => nth(0) })
  useShortcut({ keys: 'alt+2', run: () => nth(1) })
  useShortcut({ keys: 'alt+3', run: () => nth(2) })
  useShortcut({ keys: 'alt+4', run: () => nth(3) })
  useShortcut({ keys: 'alt+5', run: () => nth(4) })
  useShortcut({ keys: 'alt+6', run: () => nth(5) })
  useShortcut({ keys: 'alt+7', run: () => nth(6) })
  useShortcut({ keys: 'alt+8', run: () => nth(7) })
  useShortcut({ keys: 'alt+9', run: () => nth(8) })
  useShortcut({
    keys: 'alt+u',
    label: t('screen.keys.unanswered'),
    run: () => {
      const next = nextUnanswered(conversations, openId)
      if (next !== undefined) go(next)
    },
  })
  useShortcut({ keys: 'alt+arrowdown', label: t('screen.keys.next'), run: () => nth(at + 1) })
  useShortcut({ keys: 'alt+arrowup', label: t('screen.keys.previous'), run: () => nth(Math.max(0, at - 1)) })
}

function DeskShape() {
  return (
    <div className={styles.desk}>
      <section className={styles.list}>
        <div className={styles.shape}>
          <ListShape rows={6} />
        </div>
      </section>
      <section className={styles.work} />
      <aside className={styles.about} />
    </div>
  )
}
