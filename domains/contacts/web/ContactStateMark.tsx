import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact, ContactState } from '#contacts/core'
import { Mark, type Meaning } from '#ui'

const meanings: Readonly<Record<ContactState, Meaning>> = {
  waiting: 'mind',
  offered: 'mind',
  serving: 'info',
  'wrap-up': 'info',
  closed: 'none',
  abandoned: 'bad',
}

/** Where a contact stands, in a word. */
export function ContactStateMark({ contact }: { contact: Pick<Contact, 'state'> }): ReactNode {
  const { t } = useTranslation('contacts')
  return (
    <Mark meaning={meanings[contact.state]} soft>
      {t(`screen.state.${contact.state}`)}
    </Mark>
  )
}
