export * from './administration-endpoints.ts'
export * from './endpoints.ts'
export * from './events.ts'
export { mayStandIn, outranks, type RoleHeld, whyNotGrant, type WhyNotGrant } from './grants.ts'
export { type WantedKey, whyNotKey, type WhyNotKey } from './keys.ts'
export {
  linkExpiry,
  linkPath,
  type LinkPurpose,
  type PasswordLink,
  whyNotUseLink,
  type WhyNotUseLink,
} from './links.ts'
export {
  counterOf,
  type Failures,
  failuresForgottenAfterSeconds,
  isForgivenBySuccess,
  networkOf,
  type Place,
  type PlaceKind,
  waitSeconds,
} from './lock-out.ts'
export { longestPassword, shortestPassword, whyNotPassword, type WhyNotPassword } from './password.ts'
export * from './organisation-endpoints.ts'
export { isHost, isTimeZone } from './organisation-rules.ts'
export {
  isPermission,
  isRole,
  type Permission,
  permissions,
  permissionsOf,
  type Reach,
  type Reaches,
  reachesOf,
  type Role,
  roles,
} from './roles.ts'
export { scopeOf, type WhyNot, whyNot, widthOf } from './scope-of.ts'
export { idleSeconds, mostExpired, mostSessions, seenEverySeconds, sessionSeconds } from './sessions.ts'
export * from './setup-endpoints.ts'
