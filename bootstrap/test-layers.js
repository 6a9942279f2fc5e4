// What `npm test` runs, in order, and how long each layer may take on two cores.
export const layers = [
  { name: 'static', budgetMinutes: 1, checks: ['tsc', 'oxlint', 'oxfmt', 'knip'] },
  { name: 'core', budgetMinutes: 2, projects: ['core', 'core-shanghai', 'core-newfoundland', 'laws', 'web'] },
  { name: 'server', budgetMinutes: 5, projects: ['server'], needsWeb: true },
  { name: 'browser', budgetMinutes: 5, projects: ['journeys'], needsChromium: true, needsWeb: true },
  { name: 'voice-and-mail', budgetMinutes: 3, projects: ['voice'] },
]
