import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerPage } from '#customers/core'
import styles from './Customers.module.css'
import { Reveal } from './Reveal.tsx'

/** What is kept of her; what is not known takes no line. */
export function CustomerFacts({ customer }: { customer: CustomerPage }): ReactNode {
  const { t } = useTranslation('customers')
  const { salutation, language, preferredChannel, preferredHours, birthday, note, idNumber, address } =
    customer
  const facts: [string, ReactNode][] = [
    ['salutation', salutation],
    ['language', language && t(`screen.language.${language}`)],
    ['preferredChannel', preferredChannel && t(`screen.channel.${preferredChannel}`)],
    ['preferredHours', preferredHours],
    ['birthday', birthday],
    ['note', note],
    ['idNumber', idNumber && <Reveal customer={customer} what="id-number" shown={idNumber} />],
    ['address', address && <Reveal customer={customer} what="address" shown={address} />],
  ]
  const known = facts.filter(([, shown]) => shown !== null && shown !== '')
  if (known.length === 0) return null
  return (
    <dl className={styles.facts}>
      {known.map(([field, shown]) => (
        <div key={field}>
          <dt>{t(`screen.field.${field}`)}</dt>
          <dd>{shown}</dd>
        </div>
      ))}
    </dl>
  )
}
