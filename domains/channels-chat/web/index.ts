import type { Screen } from '#ui'

export const screens: Screen[] = [
  {
    path: '/settings/chat',
    place: 'settings',
    title: 'channels-chat:screen.title',
    icon: 'desk',
    order: 40,
    permission: 'channels.manage',
    load: async () => (await import('./ChatSettingsScreen.tsx')).ChatSettingsScreen,
  },
]
