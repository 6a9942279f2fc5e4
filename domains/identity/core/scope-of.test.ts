import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor, Belonging, Grant, KeyActor, PersonActor } from '#protocol'
import { covers } from '#protocol'
import { outranks, whyNotGrant } from './grants.ts'
import { whyNotKey } from './keys.ts'
import { permissions, permissionsOf, reachesOf, roles } from './roles.ts'
import { scopeOf, whyNot, widthOf } from './scope-of.ts'

const units = ['centre', 'team-a', 'team-b', 'team-c']
const people = ['she', 'another']
const grant: fc.Arbitrary<Grant> = fc.oneof(
  fc.record({
    role: fc.constantFrom<string>(...roles, 'no-such-role'),
    unitIds: fc.uniqueArray(fc.constantFrom(...units), { minLength: 1 }),
    everywhere: fc.constant(false),
  }),
  fc.record({
    role: fc.constantFrom<string>(...roles),
    unitIds: fc.constant([]),
    everywhere: fc.constant(true),
  }),
)
const grants = fc.array(grant, { maxLength: 4 })
const permission = fc.constantFrom(...permissions)
const row: fc.Arbitrary<Belonging> = fc.record({
  personId: fc.option(fc.constantFrom(...people)),
  unitId: fc.option(fc.constantFrom(...units)),
})

const she = (held: readonly Grant[]): PersonActor => ({
  kind: 'person',
  personId: 'she',
  name: '王小明',
  language: 'zh-Hans',
  unitId: 'team-a',
  sessionId: 'session',
  grants: held,
})
const key = (held: readonly Grant[], narrowed: readonly string[] | null): KeyActor => ({
  kind: 'key',
  keyId: 'key',
  name: 'key',
  grants: held,
  permissions: narrowed,
})

test('one more role never takes anything away', () => {
  fc.assert(
    fc.property(grants, grant, permission, row, (held, more, asked, it) => {
      if (!covers(scopeOf(she(held), asked), it)) return
      expect(covers(scopeOf(she([...held, more]), asked), it)).toBe(true)
    }),
  )
})

test('what several roles reach is what each of them reaches, and nothing else', () => {
  fc.assert(
    fc.property(grants, permission, row, (held, asked, it) => {
      const byOne = held.some((one) => covers(scopeOf(she([one]), asked), it))
      expect(covers(scopeOf(she(held), asked), it)).toBe(byOne)
    }),
  )
})

test('the button is off exactly where the server refuses, and says why', () => {
  fc.assert(
    fc.property(grants, permission, row, (held, asked, it) => {
      const scope = scopeOf(she(held), asked)
      const reason = whyNot(she(held), asked, it)
      expect(reason === undefined).toBe(covers(scope, it))
      if (reason) expect(reason).toBe(scope.reach === 'none' ? 'not-permitted' : 'out-of-reach')
    }),
  )
})

test('a key never reaches more than a person with its role, and nothing it was not given', () => {
  fc.assert(
    fc.property(
      grants,
      permission,
      row,
      fc.option(fc.subarray([...permissions])),
      (held, asked, it, narrowed) => {
        const reached = covers(scopeOf(key(held, narrowed), asked), it)
        if (reached) expect(covers(scopeOf(she(held), asked), it)).toBe(true)
        if (narrowed && !narrowed.includes(asked)) expect(reached).toBe(false)
      },
    ),
  )
})

test('visitors and strangers reach nothing; Huawu itself reaches everything', () => {
  const visitor: Actor = { kind: 'visitor', visitorId: 'v', language: 'en' }
  const stranger: Actor = { kind: 'stranger', language: 'en' }
  for (const name of [...permissions, 'no.such-permission']) {
    expect(scopeOf(visitor, name)).toEqual({ reach: 'none' })
    expect(scopeOf(stranger, name)).toEqual({ reach: 'none' })
    expect(whyNot(stranger, name)).toBe('signed-out')
    expect(scopeOf({ kind: 'system', name: 'router' }, name)).toEqual({ reach: 'all' })
  }
})

test('an unknown permission is nobody’s, not even by a name every object has', () => {
  const admin = she([{ role: 'administrator', unitIds: [], everywhere: true }])
  for (const name of ['no.such', 'toString', 'constructor', '__proto__', '']) {
    expect(scopeOf(admin, name)).toEqual({ reach: 'none' })
  }
})

test('an agent has her own contacts and sees her team; a leader has her team; nobody sees beside', () => {
  const agent = she([{ role: 'agent', unitIds: ['team-a'], everywhere: false }])
  expect(scopeOf(agent, 'contacts.read')).toEqual({ reach: 'some', personId: 'she', unitIds: [] })
  expect(scopeOf(agent, 'people.read')).toEqual({ reach: 'some', personId: 'she', unitIds: ['team-a'] })
  const leader = she([{ role: 'team-leader', unitIds: ['team-b'], everywhere: false }])
  expect(scopeOf(leader, 'contacts.read')).toEqual({ reach: 'some', personId: null, unitIds: ['team-b'] })
  expect(covers(scopeOf(leader, 'contacts.read'), { personId: 'another', unitId: 'team-c' })).toBe(false)
  expect(widthOf(scopeOf(agent, 'contacts.read'))).toBe('own')
  expect(widthOf(scopeOf(leader, 'contacts.read'))).toBe('units')
})

test('a higher role reaches at least as far, but for the work an agent does herself', () => {
  const rank = { own: 0, team: 1, tree: 2, all: 3 }
  for (const name of permissions) {
    const reaches = reachesOf(name)
    if (Object.keys(reaches).join() === 'agent') continue
    const widths = roles.toReversed().map((role) => {
      const reach = reaches[role]
      return reach ? rank[reach] : -1
    })
    expect(widths, name).toEqual(widths.toSorted((a, b) => a - b))
  }
})

test('nobody gives or takes a role that is wider than her own', () => {
  const wanted = fc.record({ role: fc.constantFrom(...roles), unitId: fc.option(fc.constantFrom(...units)) })
  fc.assert(
    fc.property(grants, wanted, permission, row, (held, given, asked, it) => {
      if (whyNotGrant(she(held), given) !== undefined) return
      expect(outranks(she(held), [given])).toBe(true)
      // What the new role reaches in others, the giver reaches as well, save what agents do themselves.
      const unitIds = given.unitId === null ? [] : [given.unitId]
      const other: PersonActor = { ...she([]), personId: 'another', unitId: null }
      const gift = scopeOf(
        { ...other, grants: [{ role: given.role, unitIds, everywhere: given.unitId === null }] },
        asked,
      )
      if (!covers(gift, it) || it.personId === 'another') return
      expect(covers(scopeOf(she(held), asked), it)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a supervisor appoints leaders in her tree, and neither beside it nor an administrator', () => {
  const supervisor = she([{ role: 'supervisor', unitIds: ['centre', 'team-a'], everywhere: false }])
  expect(whyNotGrant(supervisor, { role: 'team-leader', unitId: 'team-a' })).toBeUndefined()
  expect(whyNotGrant(supervisor, { role: 'supervisor', unitId: 'centre' })).toBeUndefined()
  expect(whyNotGrant(supervisor, { role: 'team-leader', unitId: 'team-b' })).toBe('wider-than-own')
  expect(whyNotGrant(supervisor, { role: 'agent', unitId: null })).toBe('wider-than-own')
  expect(whyNotGrant(supervisor, { role: 'administrator', unitId: null })).toBe('wider-than-own')
  expect(whyNotGrant(supervisor, { role: 'administrator', unitId: 'team-a' })).toBe(
    'administrator-is-everywhere',
  )
  const leader = she([{ role: 'team-leader', unitIds: ['team-a'], everywhere: false }])
  expect(whyNotGrant(leader, { role: 'agent', unitId: 'team-a' })).toBe('not-permitted')
})

test('a key is made only within its role, and only by a person', () => {
  const now = new Date('2026-11-22T00:00:00Z')
  const admin = she([{ role: 'administrator', unitIds: [], everywhere: true }])
  const wanted = { role: 'agent', unitId: null, permissions: null, expiresAt: null } as const
  expect(whyNotKey(admin, wanted, now)).toBeUndefined()
  expect(whyNotKey(admin, { ...wanted, permissions: permissionsOf('agent') }, now)).toBeUndefined()
  expect(whyNotKey(admin, { ...wanted, permissions: ['audit.read'] }, now)).toBe('permission-beyond-role')
  expect(whyNotKey(admin, { ...wanted, expiresAt: now }, now)).toBe('expiry-in-the-past')
  expect(whyNotKey(key([{ role: 'administrator', unitIds: [], everywhere: true }], null), wanted, now)).toBe(
    'key-by-key',
  )
})
