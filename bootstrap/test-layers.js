// What `npm test` runs, in order, and each layer's share of the time that all may take on two cores.
export const allMinutes = 20

export const layers = [
  { name: 'static', shareMinutes: 1, checks: ['tsc', 'oxlint', 'oxfmt', 'knip'] },
  { name: 'core', shareMinutes: 2, projects: ['core', 'core-shanghai', 'core-newfoundland', 'laws', 'web'] },
  { name: 'server', shareMinutes: 5, projects: ['server'], needsWeb: true },
  { name: 'browser', shareMinutes: 5, projects: ['journeys'], needsChromium: true, needsWeb: true },
  { name: 'voice-and-mail', shareMinutes: 3, projects: ['voice'] },
]
