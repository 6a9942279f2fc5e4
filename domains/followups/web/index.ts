export { ContactFollowups } from './ContactFollowups.tsx'
export { Followups } from './Followups.tsx'
export { RemindMe } from './RemindMe.tsx'
