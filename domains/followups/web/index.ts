export { ContactFollowups } from './ContactFollowups.tsx'
export { FollowupInTimeline } from './FollowupInTimeline.tsx'
export { Followups } from './Followups.tsx'
export { RemindMe } from './RemindMe.tsx'
