// The areas she may use: a rail at a desk; on a phone a bar of four, and the others behind one button.
import { Popover } from 'antd'
import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#ui'
import { type Entry, isWithin } from './areas.ts'
import styles from './Rail.module.css'

const mostOnPhone = 4

export function Rail({ areas }: { areas: readonly Entry[] }): ReactNode {
  const { t } = useTranslation('shell')
  // One more fits as well as a button for it.
  const later = areas.length > mostOnPhone + 1 ? areas.slice(mostOnPhone) : []
  return (
    <nav className={styles.rail} aria-label={t('areas')}>
      <img src="/huawu.svg" alt={t('product')} width="32" height="32" className={styles.logo} />
      <ul>
        {areas.map((entry) => (
          <li key={entry.path} className={later.includes(entry) ? styles.later : undefined}>
            <Link to={entry.path} className={`${styles.area}`} activeProps={{ 'aria-current': 'page' }}>
              <span className={styles.areaIcon}>
                <Icon name={entry.icon} />
              </span>
              {entry.title}
            </Link>
          </li>
        ))}
        {later.length > 0 && (
          <li className={styles.more}>
            <More areas={later} />
          </li>
        )}
      </ul>
    </nav>
  )
}

function More({ areas }: { areas: readonly Entry[] }): ReactNode {
  const { t } = useTranslation('shell')
  const [open, setOpen] = useState(false)
  const here = useRouterState({ select: ({ location }) => location.pathname })
  const isHere = areas.some(({ path }) => isWithin(here, path))
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="topRight"
      getPopupContainer={(opener) => opener.parentElement ?? document.body}
      arrow={false}
      content={<MoreAreas areas={areas} close={() => setOpen(false)} />}
    >
      <button
        type="button"
        className={styles.area}
        aria-expanded={open}
        aria-current={isHere ? 'true' : undefined}
      >
        <span className={styles.areaIcon}>
          <Icon name="more" />
        </span>
        {t('more-areas')}
      </button>
    </Popover>
  )
}

function MoreAreas({ areas, close }: { areas: readonly Entry[]; close(): void }): ReactNode {
  return (
    <ul className={styles.others}>
      {areas.map(({ path, icon, title }) => (
        <li key={path}>
          <Link to={path} onClick={close}>
            <Icon name={icon} />
            {title}
          </Link>
        </li>
      ))}
    </ul>
  )
}
