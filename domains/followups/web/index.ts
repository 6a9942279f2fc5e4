export { ContactFollowups } from './ContactFollowups.tsx'
export { FollowupMoment } from './FollowupMoment.tsx'
export { Followups } from './Followups.tsx'
export { RemindMe } from './RemindMe.tsx'
