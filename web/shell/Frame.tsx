// The frame round every screen of somebody who is signed in.
import { Outlet, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccount, useMe } from '#identity/web'
import { ErrorNote, GoTo, ListShape, ShortcutHelp } from '#ui'
import { isWithin, useAreas } from './areas.ts'
import { ConnectionBar } from './ConnectionBar.tsx'
import styles from './Frame.module.css'
import { MeMenu } from './MeMenu.tsx'
import { Rail } from './Rail.tsx'
import { slots } from './slots.ts'

export function Frame(): ReactNode {
  const { state, error, again } = useAccount()
  if (state === 'signed-out') return <ToSignIn />
  if (state === 'unreached')
    return (
      <main className={styles.alone}>
        <ErrorNote error={error} onRetry={again} />
      </main>
    )
  if (state === 'unknown')
    return (
      <main className={styles.alone}>
        <ListShape />
      </main>
    )
  return <Inside />
}

/** Keeps where she was when she was sent away: the address changes before this frame is gone. */
function ToSignIn(): ReactNode {
  const here = useRouterState({ select: ({ location }) => location.href })
  const [from] = useState(here)
  return <GoTo to={from === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(from)}`} />
}

function Inside(): ReactNode {
  const { t } = useTranslation('shell')
  const me = useMe()
  const areas = useAreas()
  const here = useRouterState({ select: ({ location }) => location.pathname })
  const area = areas.find(({ path }) => isWithin(here, path))
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#work">
        {t('skip')}
      </a>
      <Rail areas={areas} />
      <header className={styles.top}>
        <p className={styles.where} data-area={area ? '' : undefined}>
          <span>{me.organisation.name}</span> {area?.title}
        </p>
        <div className={styles.mine}>
          {slots.agentState.map((Filler) => (
            <Filler key={Filler.name} />
          ))}
          {slots.notices.map((Filler) => (
            <Filler key={Filler.name} />
          ))}
          <MeMenu />
        </div>
      </header>
      <main id="work" className={styles.work} tabIndex={-1}>
        <ConnectionBar />
        <div className={styles.screen}>
          <Outlet />
        </div>
      </main>
      {slots.everywhere.map((Filler) => (
        <Filler key={Filler.name} />
      ))}
      <ShortcutHelp />
    </div>
  )
}
