import { expect, test } from 'vitest'
import type { Grant, PersonActor } from '#protocol'
import type { RoleHeld } from '#identity/core'
import {
  type Subject,
  whyNotChange,
  whyNotDepart,
  whyNotReturn,
  whyNotSetRoles,
  whyNotSkills,
} from './person-rules.ts'

const acting = (personId: string, ...grants: Grant[]): PersonActor => ({
  kind: 'person',
  personId,
  name: personId,
  language: 'zh-Hans',
  unitId: null,
  sessionId: 's',
  grants,
})
const admin = acting('admin', { role: 'administrator', unitIds: [], everywhere: true })
const supervisor = acting('supervisor', {
  role: 'supervisor',
  unitIds: ['centre', 'team'],
  everywhere: false,
})
const person = (...roles: RoleHeld[]): Subject => ({ id: 'she', state: 'active', roles })
const agent: RoleHeld = { role: 'agent', unitId: 'team' }
const administrator: RoleHeld = { role: 'administrator', unitId: null }

test('a supervisor keeps the records of her people, and not of who stands above her', () => {
  expect(whyNotChange(supervisor, person(agent))).toBeUndefined()
  expect(whyNotChange(supervisor, person(administrator))).toBe('outranked')
  expect(whyNotChange(supervisor, person({ role: 'agent', unitId: 'elsewhere' }))).toBe('outranked')
  expect(whyNotChange(supervisor, { ...person(administrator), id: 'supervisor' })).toBeUndefined()
})

test('nobody sends herself away, and the last administrator stays', () => {
  expect(whyNotDepart(supervisor, person(agent), 1)).toBeUndefined()
  expect(whyNotDepart(supervisor, { ...person(), id: 'supervisor' }, 1)).toBe('oneself')
  expect(whyNotDepart(admin, person(administrator), 0)).toBe('last-administrator')
  expect(whyNotDepart(admin, person(administrator), 1)).toBeUndefined()
  expect(whyNotDepart(admin, { ...person(), state: 'left' }, 1)).toBe('already-left')
  expect(whyNotReturn(admin, person())).toBe('not-left')
  expect(whyNotReturn(admin, { ...person(), state: 'left' })).toBeUndefined()
})

test('only roles that are given or taken away are judged', () => {
  const leader: RoleHeld = { role: 'team-leader', unitId: 'team' }
  expect(whyNotSetRoles(supervisor, person(agent), [agent, leader], 1)).toBeUndefined()
  expect(whyNotSetRoles(supervisor, person(administrator), [administrator, agent], 1)).toBeUndefined()
  expect(whyNotSetRoles(supervisor, person(administrator), [agent], 1)).toBe('wider-than-own')
  expect(whyNotSetRoles(supervisor, person(), [administrator], 1)).toBe('wider-than-own')
  expect(whyNotSetRoles(admin, person(administrator), [agent], 0)).toBe('last-administrator')
  expect(whyNotSetRoles(admin, person(), [agent, agent], 1)).toBe('role-twice')
})

test('a skill is named once', () => {
  expect(
    whyNotSkills([
      { skillId: 'a', level: 1 },
      { skillId: 'b', level: 5 },
    ]),
  ).toBeUndefined()
  expect(
    whyNotSkills([
      { skillId: 'a', level: 1 },
      { skillId: 'a', level: 5 },
    ]),
  ).toBe('skill-twice')
})
