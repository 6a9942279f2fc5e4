// What an agent does with a conversation besides answering: hand it on, ask a colleague, call for help.
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RaiseHandButton } from '#assistance/web'
import type { Contact } from '#contacts/core'
import { Icon, useShortcut } from '#ui'
import styles from './HandsBar.module.css'

/** What opens beside the conversation. */
export type Beside = 'transfer' | 'consult'

export function HandsBar({
  contact,
  onBeside,
}: {
  contact: Contact
  onBeside(what: Beside): void
}): ReactNode {
  const { t } = useTranslation('transfers')
  useShortcut({ keys: 'alt+t', label: t('screen.keys.transfer'), run: () => onBeside('transfer') })
  useShortcut({ keys: 'alt+c', label: t('screen.keys.consult'), run: () => onBeside('consult') })
  return (
    <div className={styles.bar} role="group" aria-label={t('screen.bar')}>
      <Button
        type="text"
        icon={<Icon name="transfer" />}
        onClick={() => onBeside('transfer')}
        title={`${t('screen.transfer.act')} Alt+T`}
        data-testid="transfer"
      >
        {t('screen.transfer.act')}
      </Button>
      <Button
        type="text"
        icon={<Icon name="consult" />}
        onClick={() => onBeside('consult')}
        title={`${t('screen.consult.title')} Alt+C`}
        data-testid="open-consult"
      >
        {t('screen.consult.act')}
      </Button>
      <RaiseHandButton contact={contact} />
    </div>
  )
}
