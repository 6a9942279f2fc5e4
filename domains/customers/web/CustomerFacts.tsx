import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerPage, RevealedWords } from '#customers/core'
import styles from './Customers.module.css'
import { Reveal, RevealButton } from './Reveal.tsx'

/** What is kept of her; what is not known takes no line. */
export function CustomerFacts({ customer }: { customer: CustomerPage }): ReactNode {
  const { t } = useTranslation('customers')
  const { salutation, language, preferredChannel, birthday, idNumber, address } = customer
  const words = useWords(customer)
  const facts: [string, ReactNode][] = [
    ['salutation', salutation],
    ['language', language && t(`screen.language.${language}`)],
    ['preferredChannel', preferredChannel && t(`screen.channel.${preferredChannel}`)],
    ['needs', words.needs],
    ['preferredHours', words.preferredHours],
    ['birthday', birthday],
    ['note', words.note],
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

/** Free words; one reason shows all that is hidden in them. Needs stand above already, unless they hide something. */
function useWords(customer: CustomerPage): Record<'needs' | 'preferredHours' | 'note', ReactNode> {
  const { t } = useTranslation('customers')
  const [opened, setOpened] = useState<{ words: RevealedWords | undefined; version: number }>()
  const { hidden, version } = customer
  const revealed = opened?.version === version ? opened.words : undefined
  const { needs, preferredHours, note } = revealed ?? customer
  const texts = {
    needs: hidden.includes('needs') ? needs.flatMap(({ text }) => text ?? []).join('\n') : null,
    preferredHours,
    note,
  }
  const last = revealed ? undefined : hidden.at(-1)
  if (last === undefined) return texts
  const shown = t('screen.what.note')
  const button = (
    <RevealButton
      customer={customer}
      what="note"
      shown={shown}
      onShown={(_, words) => setOpened({ words, version })}
    />
  )
  return {
    ...texts,
    [last]: (
      <>
        {texts[last]} {button}
      </>
    ),
  }
}
