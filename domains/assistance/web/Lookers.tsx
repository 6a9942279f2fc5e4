import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#protocol'
import { Face, Icon } from '#ui'
import styles from './Lookers.module.css'
import { useLookers } from './use-lookers.ts'

const mostFaces = 4

/** The faces of who else looks at it: faded while idle, with a pencil while writing. */
export function Lookers({ contactId }: { contactId: Id }): ReactNode {
  const { t } = useTranslation('assistance')
  const lookers = useLookers(contactId)
  if (lookers.length === 0) return null
  return (
    <ul className={styles.lookers} aria-label={t('screen.lookers')} data-testid="lookers">
      {lookers.slice(0, mostFaces).map(({ id, name, doing }) => (
        <li key={id} data-doing={doing}>
          <Tooltip title={t(`screen.looker.${doing}`, { name })}>
            <span>
              <Face name={name} size={26} />
              {doing === 'writing' && <Icon name="writing" />}
              <span className="for-ears">{t(`screen.looker.${doing}`, { name })}</span>
            </span>
          </Tooltip>
        </li>
      ))}
      {lookers.length > mostFaces && <li>+{lookers.length - mostFaces}</li>}
    </ul>
  )
}
