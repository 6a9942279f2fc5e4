import type { Screen } from '#ui'

export const screens: Screen[] = [
  {
    path: '/settings/phone',
    place: 'settings',
    title: 'channels-phone:screen.title',
    icon: 'phone',
    order: 41,
    permission: 'channels.manage',
    load: async () => (await import('./PhoneSettingsScreen.tsx')).PhoneSettingsScreen,
  },
]
