import { Popover } from 'antd'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, useAct } from '#connection'
import { useMe } from '#identity/web'
import { signOut } from '#identity/core'
import { useWhyNotSignOut } from '#routing/web'
import { Face, Icon, ReasonedButton, useToast } from '#ui'
import { useOwnScreens } from './areas.ts'
import styles from './MeMenu.module.css'
import { Preferences } from './Preferences.tsx'

/** Me: language, appearance, my own screens, and the way out. */
export function MeMenu(): ReactNode {
  const { t } = useTranslation('shell')
  const me = useMe()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      getPopupContainer={(opener) => opener.parentElement ?? document.body}
      arrow={false}
      content={<Menu close={() => setOpen(false)} />}
    >
      <button type="button" className={styles.opener} aria-expanded={open} data-testid="me">
        <Face name={me.name} />
        <span className={styles.name}>{me.name}</span>
        <span className="for-ears">{t('me.title')}</span>
      </button>
    </Popover>
  )
}

function Menu({ close }: { close(): void }): ReactNode {
  const { t } = useTranslation('shell')
  const me = useMe()
  const screens = useOwnScreens()
  const toast = useToast()
  const leave = useAct(signOut, { changes: [] })
  const stay = useWhyNotSignOut()
  const out = () =>
    leave.mutate(
      {},
      { onSuccess: () => void queryClient.resetQueries(), onError: (error) => toast.bad(error) },
    )
  return (
    <div className={styles.menu}>
      <p className={styles.who}>
        <strong>{me.name}</strong>
        <span>
          {me.staffNumber} · {me.unitName ?? t('me.no-unit')}
        </span>
      </p>
      <Preferences />
      <ul className={styles.list}>
        {screens.map((screen) => (
          <li key={screen.path}>
            <Link to={screen.path} onClick={close}>
              <Icon name={screen.icon} />
              {screen.title}
            </Link>
          </li>
        ))}
      </ul>
      {stay && (
        <p className={styles.stay} aria-hidden="true">
          {stay}
        </p>
      )}
      <ReasonedButton
        block
        icon={<Icon name="leave" />}
        reason={stay}
        onClick={out}
        loading={leave.isPending}
      >
        {t('me.sign-out')}
      </ReasonedButton>
    </div>
  )
}
