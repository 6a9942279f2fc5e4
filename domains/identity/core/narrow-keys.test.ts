import { expect, test } from 'vitest'
import type { KeyActor } from '#protocol'
import { mayStandIn, outranks, type RoleHeld, whyNotGrant } from './grants.ts'
import { type Permission, permissions, type Role } from './roles.ts'

const key = (...narrowed: Permission[]): KeyActor => ({
  kind: 'key',
  keyId: 'k',
  name: 'HR',
  grants: [{ role: 'administrator', unitIds: [], everywhere: true }],
  permissions: narrowed.length > 0 ? narrowed : null,
})
const held = (role: Role): RoleHeld[] => [{ role, unitId: role === 'administrator' ? null : 'u' }]

test('a key that keeps people up to date changes agents and leaders, not those who hand out accounts', () => {
  const hr = key('people.read', 'people.manage')
  expect(outranks(hr, held('agent'))).toBe(true)
  expect(outranks(hr, held('team-leader'))).toBe(true)
  expect(outranks(hr, held('supervisor'))).toBe(false)
  expect(outranks(hr, held('administrator'))).toBe(false)
})

test('a key that only grants roles makes no administrator, who could do what the key cannot', () => {
  expect(whyNotGrant(key('roles.grant'), { role: 'administrator', unitId: null })).toBe('wider-than-own')
  expect(whyNotGrant(key('roles.grant'), { role: 'agent', unitId: 'u' })).toBeUndefined()
  expect(whyNotGrant(key(), { role: 'administrator', unitId: null })).toBeUndefined()
})

test('a narrowed key makes no link by which it could sign in as somebody who may more', () => {
  expect(mayStandIn(key('accounts.manage'), held('agent'))).toBe(false)
  expect(mayStandIn(key(...permissions), held('agent'))).toBe(true)
  expect(mayStandIn(key(), held('administrator'))).toBe(true)
  expect(mayStandIn(key('accounts.manage'), [])).toBe(true)
})
