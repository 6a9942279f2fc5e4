// All addresses, made from what the domains give.
import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, GoTo, ListShape, type Screen } from '#ui'
import { useAreas } from './areas.ts'
import { Broken, NotFound } from './dead-ends.tsx'
import { screens } from './doors.ts'
import { Frame } from './Frame.tsx'
import { OutsideFrame } from './OutsideFrame.tsx'
import { screened } from './Screened.tsx'
import { SettingsFrame, SettingsStart } from './SettingsFrame.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: OutsideFrame })
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Frame })
const settings = createRoute({ getParentRoute: () => inside, path: '/settings', component: SettingsFrame })
const start = createRoute({ getParentRoute: () => inside, path: '/', component: Start })
const settingsStart = createRoute({ getParentRoute: () => settings, path: '/', component: SettingsStart })

function routesOf(parent: AnyRoute, places: readonly string[], below = ''): AnyRoute[] {
  return screens
    .filter(({ place }) => places.includes(place))
    .map((screen) =>
      createRoute({
        getParentRoute: () => parent,
        path: screen.path.slice(below.length),
        component: lazyRouteComponent(() => loadScreen(screen)),
      }),
    )
}

async function loadScreen(screen: Screen) {
  return { default: screened(screen, await screen.load()) }
}

export const router = createRouter({
  routeTree: root.addChildren([
    outside.addChildren(routesOf(outside, ['outside'])),
    inside.addChildren([
      start,
      settings.addChildren([settingsStart, ...routesOf(settings, ['settings'], '/settings')]),
      ...routesOf(inside, ['area', 'inside', 'me']),
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: Pending,
  defaultPendingMs: 100,
  defaultErrorComponent: Broken,
})

function Pending(): ReactNode {
  return (
    <div style={{ padding: 24 }}>
      <ListShape />
    </div>
  )
}

/** The first area she works in. */
function Start(): ReactNode {
  const { t } = useTranslation('shell')
  const areas = useAreas()
  const first = areas.find(({ lands }) => lands) ?? areas[0]
  if (first) return <GoTo to={first.path} />
  return (
    <EmptyState icon="security" title={t('nothing.title')}>
      {t('nothing.text')}
    </EmptyState>
  )
}
