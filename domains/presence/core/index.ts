export * from './events.ts'
export * from './notices.ts'
export {
  type Due,
  giveUpAfterMilliseconds,
  type Presence,
  presenceAfter,
  tellAfterMilliseconds,
  whatIsDue,
  whatReturnMeans,
} from './presence.ts'
