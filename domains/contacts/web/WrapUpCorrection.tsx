// A finished wrap-up put right on its own day, or given at last where the clock closed without one.
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow, useAct } from '#connection'
import {
  type Contact,
  correctWrapUp,
  getContact,
  lacksWrapUp,
  listContacts,
  type WrapUp,
  whyNotCorrect,
} from '#contacts/core'
import { useScope } from '#identity/web'
import { ErrorNote, Mark, startOfToday, useEscape, usePlace, useShortcut, useToast } from '#ui'
import { focusReasons } from './ReasonPicker.tsx'
import { WrapUpFields } from './WrapUpFields.tsx'
import styles from './WrapUpCorrection.module.css'

export function WrapUpCorrection({ contact }: { contact: Contact }): ReactNode {
  const { t } = useTranslation('contacts')
  const { timeZone } = usePlace()
  const take = useScope('contacts.take')
  const [open, setOpen] = useState(false)
  if (whyNotCorrect(contact, take, startOfToday(serverNow(), timeZone)) !== undefined) return null
  if (open) return <Form contact={contact} onClose={() => setOpen(false)} />
  const lacks = lacksWrapUp(contact)
  return (
    <p className={styles.closed}>
      {lacks && <Mark meaning="mind">{t('screen.correction.lacks')}</Mark>}
      <Button
        size="small"
        type={lacks ? 'primary' : 'default'}
        onClick={() => setOpen(true)}
        data-testid="correct-wrap-up"
      >
        {t(lacks ? 'screen.correction.give' : 'screen.correction.correct')}
      </Button>
    </p>
  )
}

function Form({ contact, onClose }: { contact: Contact; onClose(): void }) {
  const { t } = useTranslation('contacts')
  const toast = useToast()
  const { reasons, resolved, outcome, note } = contact
  const [wrapUp, setWrapUp] = useState<WrapUp>({ reasons, resolved, outcome, note })
  const [tried, setTried] = useState(false)
  const saving = useAct(correctWrapUp, { changes: [getContact, listContacts] })
  const missing = wrapUp.reasons.length === 0
  const save = () => {
    setTried(true)
    if (missing || saving.isPending) return
    const body = { ...wrapUp, note: wrapUp.note?.trim() || null }
    saving.mutateAsync({ params: { contactId: contact.id }, body }).then(
      () => {
        toast.good(t('screen.correction.saved'))
        onClose()
      },
      () => undefined,
    )
  }
  useShortcut({ keys: 'mod+enter', label: t('screen.correction.save'), run: save })
  useEscape(onClose)
  useEffect(() => focusReasons(), [])
  return (
    <section
      className={styles.form}
      aria-label={t('screen.correction.correct')}
      data-testid="wrap-up-correction"
    >
      <h2>{t(lacksWrapUp(contact) ? 'screen.correction.give' : 'screen.correction.correct')}</h2>
      <ErrorNote error={saving.error} kept={t('screen.reasons.kept')} onRetry={save} />
      <WrapUpFields
        value={wrapUp}
        onChange={setWrapUp}
        problem={tried && missing ? t('refusals.reason-needed') : undefined}
      />
      <footer>
        <span className={styles.hint}>{t('screen.correction.hint')}</span>
        <Button onClick={onClose}>{t('screen.correction.cancel')}</Button>
        <Button type="primary" onClick={save} loading={saving.isPending} data-testid="save-correction">
          {t('screen.correction.save')}
        </Button>
      </footer>
    </section>
  )
}
