export { Followups } from './Followups.tsx'
export { RemindMe } from './RemindMe.tsx'
