export * from './endpoints.ts'
export * from './events.ts'
export { outranks, type RoleHeld, whyNotGrant, type WhyNotGrant } from './grants.ts'
export { longestPassword, shortestPassword, whyNotPassword, type WhyNotPassword } from './password.ts'
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
export * from './setup-endpoints.ts'
