import type { Screen } from '#ui'

export { CustomerBadges } from './CustomerBadges.tsx'
export { CustomerBrief } from './CustomerBrief.tsx'
export { CustomerPanel } from './CustomerPanel.tsx'
export { CustomerRecord } from './CustomerRecord.tsx'
export { fillCustomerTimeline, type TimelineRenderer } from './timeline-renderers.ts'

export const screens: Screen[] = [
  {
    path: '/customers/{-$customerId}',
    place: 'area',
    title: 'customers:screen.title',
    icon: 'customers',
    order: 20,
    permission: 'customers.read',
    load: async () => (await import('./CustomersScreen.tsx')).CustomersScreen,
  },
  {
    path: '/customers/duplicates',
    place: 'inside',
    title: 'customers:screen.duplicates.title',
    permission: 'customers.merge',
    load: async () => (await import('./DuplicatesScreen.tsx')).DuplicatesScreen,
  },
]
