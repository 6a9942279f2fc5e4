import type { Screen } from '#ui'

export { fillBesideContact, fillWhyItCame, fillWithContact } from './beside-contact.ts'
export { FactList, useVisitorFacts } from './ContactFacts.tsx'
export { ContactList } from './ContactList.tsx'
export { ContactReading } from './ContactReading.tsx'
export { ContactInTimeline } from './ContactInTimeline.tsx'
export { ContactStateMark } from './ContactStateMark.tsx'
export { ConversationView } from './ConversationView.tsx'
export { ContactTimeline } from './Happened.tsx'
export { useAskedAgain } from './use-asked-again.ts'
export { useCustomerName, useTimeline } from './use-contact.ts'
export { type OpenConversation, useConversation } from './use-conversation.ts'
export { type Followed, useFollowed } from './use-followed.ts'
export { useReasonWords } from './use-reasons.ts'
export { focusReasons } from './ReasonPicker.tsx'
export { WrapUpFields } from './WrapUpFields.tsx'

export const screens: Screen[] = [
  {
    path: '/contacts',
    place: 'area',
    title: 'contacts:screen.title',
    icon: 'history',
    order: 30,
    permission: 'contacts.read',
    load: async () => (await import('./ContactsScreen.tsx')).ContactsScreen,
  },
  {
    path: '/contacts/$contactId',
    place: 'inside',
    title: 'contacts:screen.title-one',
    permission: 'contacts.read',
    load: async () => (await import('./ContactScreen.tsx')).ContactScreen,
  },
  {
    path: '/settings/contact-reasons',
    place: 'settings',
    title: 'contacts:screen.reasons.title',
    icon: 'tree',
    order: 45,
    permission: 'reasons.manage',
    load: async () => (await import('./ReasonsScreen.tsx')).ReasonsScreen,
  },
]
