import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import {
  type Contact,
  correctWrapUp,
  getContact,
  lacksWrapUp,
  listContacts,
  type WrapUp,
} from '#contacts/core'
import { ErrorNote, useEscape, useShortcut, useToast } from '#ui'
import { focusReasons } from './ReasonPicker.tsx'
import { WrapUpFields } from './WrapUpFields.tsx'
import styles from './WrapUpCorrection.module.css'

export type CorrectionFormProps = { contact: Contact; onClose(): void }

export function CorrectionForm({ contact, onClose }: CorrectionFormProps): ReactNode {
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
