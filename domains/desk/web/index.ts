import type { Screen } from '#ui'

export { OfferBell } from './OfferBell.tsx'

export const screens: Screen[] = [
  {
    path: '/desk/{-$contactId}',
    place: 'area',
    title: 'desk:screen.title',
    icon: 'desk',
    order: 10,
    permission: 'contacts.take',
    landing: 'agents.work',
    load: async () => (await import('./DeskScreen.tsx')).DeskScreen,
  },
  {
    path: '/my-day',
    place: 'area',
    title: 'desk:screen.my-day.title',
    icon: 'my-day',
    order: 15,
    permission: 'contacts.take',
    load: async () => (await import('./MyDayScreen.tsx')).MyDayScreen,
  },
  {
    path: '/team',
    place: 'area',
    title: 'desk:screen.team.title',
    icon: 'team',
    order: 20,
    permission: 'agents.manage',
    load: async () => (await import('./TeamScreen.tsx')).TeamScreen,
  },
]
