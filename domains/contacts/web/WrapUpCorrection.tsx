// A finished wrap-up put right on its own day, or given at last where the clock closed without one.
import { Button } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '#connection'
import { type Contact, lacksWrapUp, whyNotCorrect } from '#contacts/core'
import { useScope } from '#identity/web'
import { ListShape, Mark, startOfToday, usePlace } from '#ui'
import styles from './WrapUpCorrection.module.css'

const Form = lazy(async () => ({ default: (await import('./CorrectionForm.tsx')).CorrectionForm }))

export function WrapUpCorrection({ contact }: { contact: Contact }): ReactNode {
  const { t } = useTranslation('contacts')
  const { timeZone } = usePlace()
  const take = useScope('contacts.take')
  const [open, setOpen] = useState(false)
  if (whyNotCorrect(contact, take, startOfToday(serverNow(), timeZone)) !== undefined) return null
  if (open) {
    return (
      <Suspense fallback={<ListShape rows={3} />}>
        <Form contact={contact} onClose={() => setOpen(false)} />
      </Suspense>
    )
  }
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
