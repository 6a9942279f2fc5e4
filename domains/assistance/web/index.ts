import type { Screen } from '#ui'

export { HandStrip, RaiseHandButton } from './HandStrip.tsx'
export { LeaderActs } from './LeaderActs.tsx'
export { Lookers } from './Lookers.tsx'
export { RaisedHands } from './RaisedHands.tsx'
export { useWritingSign } from './use-lookers.ts'

export const screens: Screen[] = [
  {
    path: '/settings/assistance',
    place: 'settings',
    title: 'assistance:screen.rule.title',
    icon: 'looking',
    order: 60,
    permission: 'settings.manage',
    load: async () => (await import('./AssistanceRuleScreen.tsx')).AssistanceRuleScreen,
  },
]
