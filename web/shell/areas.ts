// Which areas there are, and which of them she may use.
import { useTranslation } from 'react-i18next'
import { useAccount } from '#identity/web'
import { scopeOf } from '#identity/core'
import type { Me } from '#identity/core'
import { type IconName, linkTo, type Screen, type ScreenPlace } from '#ui'
import { screens } from './doors.ts'

export type Entry = { path: string; title: string; icon: IconName; lands: boolean }

export function mayOpen(me: Pick<Me, 'actor'> | undefined, screen: Screen): boolean {
  if (screen.permission === undefined) return true
  return me !== undefined && scopeOf(me.actor, screen.permission).reach !== 'none'
}

const byOrder = (one: Screen, other: Screen) => (one.order ?? 100) - (other.order ?? 100)

export function screensAt(all: readonly Screen[], place: ScreenPlace, me: Me | undefined): Screen[] {
  return all.filter((screen) => screen.place === place && mayOpen(me, screen)).toSorted(byOrder)
}

function useEntries(place: ScreenPlace): Entry[] {
  const { t } = useTranslation()
  const { me } = useAccount()
  return screensAt(screens, place, me).map((screen) => ({
    path: linkTo(screen),
    title: t(screen.title),
    icon: screen.icon ?? 'info',
    lands: screen.landing === undefined || mayOpen(me, { ...screen, permission: screen.landing }),
  }))
}

export const useSettings = (): Entry[] => useEntries('settings')
export const useOwnScreens = (): Entry[] => useEntries('me')

/** The entries of the rail, from the first she should land on. */
export function useAreas(): Entry[] {
  const { t } = useTranslation('shell')
  const areas = useEntries('area')
  const settings = useSettings()
  return settings.length > 0
    ? [...areas, { path: '/settings', title: t('settings'), icon: 'settings', lands: true }]
    : areas
}

/** '/settings/people' lies in '/settings'. */
export const isWithin = (here: string, path: string): boolean => here === path || here.startsWith(`${path}/`)
