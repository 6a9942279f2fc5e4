import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact, ContactState } from '#contacts/core'
import { type IconName, Mark, type Meaning } from '#ui'

const looks: Readonly<Record<ContactState, { meaning: Meaning; icon: IconName }>> = {
  waiting: { meaning: 'mind', icon: 'history' },
  offered: { meaning: 'mind', icon: 'ringing' },
  serving: { meaning: 'info', icon: 'serving' },
  'wrap-up': { meaning: 'info', icon: 'wrap-up' },
  closed: { meaning: 'none', icon: 'good' },
  abandoned: { meaning: 'bad', icon: 'leave' },
}

/** Where a contact stands, in a word. */
export function ContactStateMark({ contact }: { contact: Pick<Contact, 'state'> }): ReactNode {
  const { t } = useTranslation('contacts')
  return (
    <Mark {...looks[contact.state]} soft>
      {t(`screen.state.${contact.state}`)}
    </Mark>
  )
}
