// Keys of programs: never wider than the role of who makes them.
import type { Actor } from '#protocol'
import { whyNotGrant, type WhyNotGrant } from './grants.ts'
import { type Permission, permissionsOf, type Role } from './roles.ts'

export type WantedKey = {
  role: Role
  unitId: string | null
  permissions: readonly Permission[] | null
  expiresAt: Date | null
}

export type WhyNotKey = WhyNotGrant | 'key-by-key' | 'permission-beyond-role' | 'expiry-in-the-past'

/** Why this key cannot be made. A key may not make keys: it would outlive its own revocation. */
export function whyNotKey(actor: Actor, wanted: WantedKey, now: Date): WhyNotKey | undefined {
  if (actor.kind === 'key') return 'key-by-key'
  const allowed = permissionsOf(wanted.role)
  if (wanted.permissions?.some((permission) => !allowed.includes(permission))) return 'permission-beyond-role'
  if (wanted.expiresAt !== null && wanted.expiresAt.getTime() <= now.getTime()) return 'expiry-in-the-past'
  return whyNotGrant(actor, wanted)
}
