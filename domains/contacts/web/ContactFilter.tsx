import { Segmented, Switch } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { contactStates, type listContacts } from '#contacts/core'
import type { InputOf } from '#protocol'
import styles from './ContactFilter.module.css'

type Asked = InputOf<typeof listContacts>['query']
export type ContactQuery = Pick<Asked, 'state' | 'today'>

const choices = ['all', 'open', 'wrap-up', 'closed', 'abandoned'] as const

/** What stands in the address bar, as far as it is a question this list knows. */
export function contactQueryOf(search: Readonly<Record<string, unknown>>): ContactQuery {
  const state = (['open', ...contactStates] as const).find((known) => known === search['state'])
  const today = search['today'] === true || search['today'] === 'true'
  return { ...(state && { state }), ...(today && { today }) }
}

export type ContactFilterProps = { query: ContactQuery; onChange(query: ContactQuery): void }

/** Which contacts: by where they stand, and whether of today only. */
export function ContactFilter({ query, onChange }: ContactFilterProps): ReactNode {
  const { t } = useTranslation('contacts')
  const chosen = choices.find((choice) => choice === query.state) ?? 'all'
  const today = query.today ?? false
  return (
    <div className={styles.filter} role="search" aria-label={t('screen.filter.label')}>
      <Segmented
        aria-label={t('screen.filter.state')}
        value={chosen}
        options={choices.map((choice) => ({ value: choice, label: t(`screen.filter.${choice}`) }))}
        onChange={(choice) =>
          onChange({ ...(choice !== 'all' && { state: choice }), ...(today && { today }) })
        }
      />
      <label className={styles.today}>
        <Switch
          size="small"
          checked={today}
          onChange={(on) =>
            onChange({ ...(query.state && { state: query.state }), ...(on && { today: on }) })
          }
        />
        {t('screen.filter.today')}
      </label>
    </div>
  )
}
