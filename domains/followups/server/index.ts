export { remind } from './remind.ts'
export { routes } from './routes.ts'
export { followupsInTimeline } from './timeline-of-customer.ts'
