export { beginBreaks, lapsePlaces, tellOverruns } from './due.ts'
export { followState } from './end-break.ts'
export { routes } from './routes.ts'
