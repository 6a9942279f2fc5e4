import type { Screen } from '#ui'

export { AgentStateWords } from './AgentStateWords.tsx'
export { CapacityEditor } from './CapacityEditor.tsx'
export { ContactRouting } from './ContactRouting.tsx'
export {
  type ChosenState,
  useChangeMyState,
  useMyAgent,
  useWhyNotSignOut,
  whyNotState,
} from './use-my-agent.ts'
export { useMayReject } from './use-may-reject.ts'
export { useQueueName } from './use-queue-name.ts'
export { WrapUpClock } from './WrapUpClock.tsx'

export const screens: Screen[] = [
  {
    path: '/settings/queues/{-$queueId}',
    place: 'settings',
    title: 'routing:screen.queues.title',
    icon: 'queue',
    order: 30,
    permission: 'queues.manage',
    load: async () => (await import('./QueuesScreen.tsx')).QueuesScreen,
  },
]
