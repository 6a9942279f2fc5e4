// What is kept of a customer, and the form that puts it right in its place.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerPage } from '#customers/core'
import { Icon, ReasonedButton, useToast } from '#ui'
import { CustomerFacts } from './CustomerFacts.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import styles from './Customers.module.css'
import { KnownBy } from './KnownBy.tsx'
import { useWhyNotTouch } from './use-may.ts'

/** `children` stand beside the act of putting it right. */
export type EditableRecordProps = {
  customer: CustomerPage
  formClass?: string | undefined
  children?: ReactNode
}

export function EditableRecord({ customer, formClass, children }: EditableRecordProps): ReactNode {
  const { t } = useTranslation('customers')
  const [editing, setEditing] = useState(false)
  const toast = useToast()
  const reason = useWhyNotTouch(customer, 'customers.manage')
  const saved = () => {
    setEditing(false)
    toast.good(t('screen.saved'))
  }
  if (editing) {
    return (
      <div className={formClass}>
        <CustomerForm customer={customer} onSaved={saved} onCancel={() => setEditing(false)} />
      </div>
    )
  }
  return (
    <>
      <CustomerFacts customer={customer} />
      <div className={styles.acts}>
        <ReasonedButton
          size="small"
          icon={<Icon name="wrap-up" />}
          reason={reason}
          onClick={() => setEditing(true)}
        >
          {t('screen.edit')}
        </ReasonedButton>
        {children}
      </div>
      <KnownBy customer={customer} />
    </>
  )
}
