import type { Screen } from '#ui'

export const screens: Screen[] = [
  {
    path: '/settings/people/{-$personId}',
    place: 'settings',
    title: 'people:screen.people.title',
    icon: 'people',
    order: 10,
    // Agents too read people, for the names on their screens; the list is for those who lead.
    permission: 'agents.manage',
    load: async () => (await import('./PeopleScreen.tsx')).PeopleScreen,
  },
  {
    path: '/settings/organisation',
    place: 'settings',
    title: 'people:screen.units.title',
    icon: 'tree',
    order: 20,
    permission: 'units.manage',
    load: async () => (await import('./UnitsScreen.tsx')).UnitsScreen,
  },
  {
    path: '/settings/skills',
    place: 'settings',
    title: 'people:screen.skills.title',
    icon: 'skill',
    order: 30,
    permission: 'skills.manage',
    load: async () => (await import('./SkillsScreen.tsx')).SkillsScreen,
  },
]
