import type { Screen } from '#ui'

export { AgentStateControl } from './AgentStateControl.tsx'
export { BreakRequests } from './BreakRequests.tsx'

export const screens: Screen[] = [
  {
    path: '/settings/breaks',
    place: 'settings',
    title: 'breaks:screen.settings.title',
    icon: 'break',
    order: 45,
    permission: 'breaks.manage',
    load: async () => (await import('./BreaksScreen.tsx')).BreaksScreen,
  },
]
