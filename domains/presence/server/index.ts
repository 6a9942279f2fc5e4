export { followMissing, missOrphans } from './due.ts'
export { watchScreens } from './watch-screens.ts'
