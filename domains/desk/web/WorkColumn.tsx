// The middle of the desk: one conversation, and below it where I answer or wrap up.
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { type Contact, endContactByAgent, whyNotEnd } from '#contacts/core'
import {
  ContactStateMark,
  ConversationView,
  useConversation,
  useCustomerName,
  useTimeline,
} from '#contacts/web'
import { CustomerBadges } from '#customers/web'
import type { Desk } from '#desk/core'
import { useMe, useScope } from '#identity/web'
import { HandStrip, Lookers } from '#assistance/web'
import { Duration, Icon, ReasonedButton, useConfirm, useEscape, useShortcut, useToast } from '#ui'
import { TransferStatus } from '#transfers/web'
import { type Beside, HandsBar } from './HandsBar.tsx'
import { PendingMessages, usePending } from './PendingMessages.tsx'
import { focusReply, ReplyBox } from './ReplyBox.tsx'
import { useReportReading } from './use-report-reading.ts'
import styles from './WorkColumn.module.css'
import { WrapUpPanel } from './WrapUpPanel.tsx'

export type WorkColumnProps = {
  desk: Desk
  contact: Contact
  onBack(): void
  onAbout(): void
  /** To hand it on or to ask a colleague. */
  onBeside(what: Beside): void
  onFinished(): void
  onEmptyEnter(): void
}

export function WorkColumn(props: WorkColumnProps): ReactNode {
  const { contact, desk } = props
  const me = useMe()
  const conversation = useConversation(contact.id)
  const timeline = useTimeline(contact.id)
  const pending = usePending(contact.id, conversation.messages)
  // The desk and the conversation follow the same events; the newer of the two is true.
  const open = conversation.contact
  const current = open && open.version > contact.version ? open : contact
  const early = useEarlyWrapUp(current)
  useReportReading(current, conversation.messages.length > 0)
  return (
    <>
      <Head {...props} contact={current} answering={pending.length > 0} />
      {current.state === 'serving' && (
        <>
          <TransferStatus contactId={contact.id} />
          <HandStrip contact={current} />
        </>
      )}
      <ConversationView
        contactId={contact.id}
        conversation={conversation}
        timeline={timeline}
        myId={me.personId}
        pending={pending.length > 0 && <PendingMessages pending={pending} />}
      />
      {(current.state === 'wrap-up' || early.open) && (
        <WrapUpPanel
          key={contact.id}
          contact={current}
          clock={desk.wrapUps.find(({ contactId }) => contactId === contact.id)}
          onFinished={props.onFinished}
          onClose={early.close}
        />
      )}
      {current.state !== 'wrap-up' && (
        <ReplyBox key={contact.id} contact={current} onEmptyEnter={props.onEmptyEnter} />
      )}
    </>
  )
}

/** The form of the wrap-up can be opened during the conversation; what is written in it is kept. */
function useEarlyWrapUp({ id, state }: Contact): { open: boolean; close(): void } {
  const { t } = useTranslation('desk')
  const [openId, setOpenId] = useState<string>()
  const open = state === 'serving' && openId === id
  const close = () => {
    setOpenId(undefined)
    focusReply()
  }
  useShortcut({
    keys: 'alt+w',
    label: t('screen.keys.wrap-up'),
    when: state === 'serving',
    run: () => (open ? close() : setOpenId(id)),
  })
  useEscape(close, open)
  return { open, close }
}

/** `answering`: a reply of hers is on its way. */
type HeadProps = WorkColumnProps & { answering: boolean }

function Head({ contact, answering, onBack, onAbout, onBeside }: HeadProps) {
  const { t } = useTranslation('desk')
  const nameOf = useCustomerName()
  return (
    <header className={styles.head}>
      <span className={styles.back}>
        <Button type="text" icon={<Icon name="back" />} aria-label={t('screen.to-list')} onClick={onBack} />
      </span>
      <h1 className={styles.who}>{nameOf(contact)}</h1>
      <CustomerBadges customerId={contact.customerId} />
      <span className={styles.state}>
        <ContactStateMark contact={contact} />
      </span>
      <span className={styles.time}>
        <Duration since={contact.acceptedAt ?? contact.since} until={contact.endedAt} />
      </span>
      <Lookers contactId={contact.id} />
      {contact.state === 'serving' && <HandsBar contact={contact} onBeside={onBeside} />}
      <span className={styles.about}>
        <Button
          type="text"
          icon={<Icon name="info" />}
          onClick={onAbout}
          aria-label={t('screen.about.title')}
        />
      </span>
      {contact.state === 'serving' && <EndButton contact={contact} answering={answering} />}
    </header>
  )
}

function EndButton({ contact, answering }: { contact: Contact; answering: boolean }) {
  const { t } = useTranslation(['desk', 'contacts'])
  const ending = useAct(endContactByAgent, { changes: [] })
  const confirm = useConfirm()
  const toast = useToast()
  const reason = whyNotEnd(contact, useScope('contacts.take'))
  const end = async () => {
    if (reason !== undefined || ending.isPending) return
    const left = contact.unansweredSince !== null && !answering
    const question = {
      title: t('screen.end.sure'),
      text: t('screen.end.unanswered'),
      confirm: t('screen.end.act'),
    }
    if (left && !(await confirm(question))) return
    await ending.mutateAsync({ params: { contactId: contact.id } }).catch(toast.bad)
  }
  useShortcut({ keys: 'alt+e', label: t('screen.keys.end'), run: () => void end() })
  return (
    <ReasonedButton
      reason={reason && t(`contacts:refusals.${reason}`)}
      loading={ending.isPending}
      onClick={() => void end()}
      data-testid="end"
    >
      {t(contact.channel === 'phone' ? 'screen.end.hang-up' : 'screen.end.act')}
    </ReasonedButton>
  )
}
