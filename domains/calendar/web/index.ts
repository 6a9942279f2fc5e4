import type { Screen } from '#ui'

export { CalendarSelect, type CalendarSelectProps } from './CalendarSelect.tsx'
export { useCalendars, useOpening } from './use-opening.ts'

export const screens: Screen[] = [
  {
    path: '/settings/calendars/{-$calendarId}',
    place: 'settings',
    title: 'calendar:screen.title',
    icon: 'calendar',
    order: 35,
    permission: 'calendars.manage',
    load: async () => (await import('./CalendarsScreen.tsx')).CalendarsScreen,
  },
]
