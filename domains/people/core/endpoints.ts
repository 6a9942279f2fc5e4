// What the outside may ask of people: units, persons, skills.
import { Type } from 'typebox'
import { endpoint, Id, Nothing, oneOf, orNull, pageOf, pageQuery, shape, shortText } from '#protocol'
import { RoleHeldShape } from '#identity/core'
import {
  Email,
  levels,
  Name,
  Person,
  PersonPage,
  PersonSkill,
  personStates,
  Skill,
  SpokenLanguages,
  StaffNumber,
  Unit,
  Version,
} from './shapes.ts'

const personId = '01960000-0000-7000-8000-000000000001'
const unitId = '01960000-0000-7000-8000-000000000002'
const skillId = '01960000-0000-7000-8000-000000000003'

const aUnit: Unit = {
  id: unitId,
  parentId: null,
  level: 'team',
  name: '售后一班',
  leader: null,
  people: 12,
  version: 1,
}
const aPerson: Person = {
  id: personId,
  staffNumber: '1001',
  name: '王小明',
  email: 'wang@example.com',
  languages: ['zh', 'en'],
  unitId,
  unitName: '售后一班',
  state: 'active',
  leftAt: null,
  version: 3,
}
const aPersonPage: PersonPage = {
  ...aPerson,
  skills: [{ skillId, level: 4 }],
  roles: [{ role: 'agent', unitId }],
  account: 'active',
}
const aSkill: Skill = {
  id: skillId,
  name: '售后',
  description: '退货与换货',
  retired: false,
  people: 8,
  version: 1,
}

export const listUnits = endpoint({
  id: 'people.units',
  method: 'GET',
  path: '/units',
  promise: 'public',
  caller: { permission: 'units.read' },
  summary: 'Gives the whole organisation tree, widest level first.',
  answer: shape({ items: Type.Array(Unit) }),
  example: { answer: { items: [aUnit] } },
})

export const createUnit = endpoint({
  id: 'people.create-unit',
  method: 'POST',
  path: '/units',
  promise: 'public',
  caller: { permission: 'units.manage' },
  summary: 'Adds a unit below another, or at the top.',
  body: shape({
    parentId: orNull(Id),
    level: oneOf(levels),
    name: Name,
    leaderId: Type.Optional(orNull(Id)),
  }),
  answer: Unit,
  example: { body: { parentId: null, level: 'team', name: '售后一班' }, answer: aUnit },
})

export const updateUnit = endpoint({
  id: 'people.update-unit',
  method: 'PATCH',
  path: '/units/:unitId',
  promise: 'public',
  caller: { permission: 'units.manage' },
  summary: 'Renames or moves a unit, or gives it another leader.',
  params: shape({ unitId: Id }),
  body: shape({
    version: Version,
    name: Type.Optional(Name),
    parentId: Type.Optional(orNull(Id)),
    level: Type.Optional(oneOf(levels)),
    leaderId: Type.Optional(orNull(Id)),
  }),
  answer: Unit,
  example: { params: { unitId }, body: { version: 1, name: '售后一班' }, answer: aUnit },
})

export const deleteUnit = endpoint({
  id: 'people.delete-unit',
  method: 'DELETE',
  path: '/units/:unitId',
  promise: 'public',
  caller: { permission: 'units.manage' },
  summary: 'Removes a unit that has no people, no roles and no units below it.',
  params: shape({ unitId: Id }),
  answer: Nothing,
  example: { params: { unitId }, answer: {} },
})

export const listPeople = endpoint({
  id: 'people.list',
  method: 'GET',
  path: '/people',
  promise: 'public',
  caller: { permission: 'people.read' },
  summary: 'Lists people by the pinyin of their names; `q` finds name, pinyin, initials or staff number.',
  query: shape({
    q: Type.Optional(shortText(100)),
    /** This unit and all below it. */
    unitId: Type.Optional(Id),
    state: Type.Optional(oneOf(personStates)),
    ...pageQuery,
  }),
  answer: pageOf(Person),
  example: { query: { q: 'wxm' }, answer: { items: [aPerson], next: null } },
})

export const getPerson = endpoint({
  id: 'people.get',
  method: 'GET',
  path: '/people/:personId',
  promise: 'public',
  caller: { permission: 'people.read' },
  summary: 'Gives one person with skills and roles.',
  params: shape({ personId: Id }),
  answer: PersonPage,
  example: { params: { personId }, answer: aPersonPage },
})

export const createPerson = endpoint({
  id: 'people.create',
  method: 'POST',
  path: '/people',
  promise: 'public',
  caller: { permission: 'people.manage' },
  summary: 'Adds a person, with skills and roles if given; she signs in after an invitation.',
  body: shape({
    staffNumber: StaffNumber,
    name: Name,
    email: Type.Optional(orNull(Email)),
    languages: Type.Optional(SpokenLanguages),
    unitId: orNull(Id),
    skills: Type.Optional(Type.Array(PersonSkill, { maxItems: 100 })),
    roles: Type.Optional(Type.Array(RoleHeldShape, { maxItems: 20 })),
  }),
  answer: PersonPage,
  example: { body: { staffNumber: '1001', name: '王小明', unitId }, answer: aPersonPage },
})

export const updatePerson = endpoint({
  id: 'people.update',
  method: 'PATCH',
  path: '/people/:personId',
  promise: 'public',
  caller: { permission: 'people.manage' },
  summary: 'Changes the given fields of a person; a stale version is refused.',
  params: shape({ personId: Id }),
  body: shape({
    version: Version,
    staffNumber: Type.Optional(StaffNumber),
    name: Type.Optional(Name),
    email: Type.Optional(orNull(Email)),
    languages: Type.Optional(SpokenLanguages),
    unitId: Type.Optional(orNull(Id)),
  }),
  answer: PersonPage,
  example: { params: { personId }, body: { version: 2, name: '王小明' }, answer: aPersonPage },
})

export const setSkills = endpoint({
  id: 'people.set-skills',
  method: 'PUT',
  path: '/people/:personId/skills',
  promise: 'public',
  caller: { permission: 'people.manage' },
  summary: 'Replaces the skills of a person, each with a level from 1 to 5.',
  params: shape({ personId: Id }),
  body: shape({ version: Version, skills: Type.Array(PersonSkill, { maxItems: 100 }) }),
  answer: PersonPage,
  example: {
    params: { personId },
    body: { version: 2, skills: [{ skillId, level: 4 }] },
    answer: aPersonPage,
  },
})

export const setRoles = endpoint({
  id: 'people.set-roles',
  method: 'PUT',
  path: '/people/:personId/roles',
  promise: 'public',
  caller: { permission: 'roles.grant' },
  summary: 'Replaces the roles of a person; no unit means the whole organisation.',
  params: shape({ personId: Id }),
  body: shape({ version: Version, roles: Type.Array(RoleHeldShape, { maxItems: 20 }) }),
  answer: PersonPage,
  example: {
    params: { personId },
    body: { version: 2, roles: [{ role: 'agent', unitId }] },
    answer: aPersonPage,
  },
})

export const recordDeparture = endpoint({
  id: 'people.depart',
  method: 'POST',
  path: '/people/:personId/departure',
  promise: 'public',
  caller: { permission: 'people.manage' },
  summary: 'Records that a person has left: she can no longer sign in, and her sessions end at once.',
  params: shape({ personId: Id }),
  body: shape({ version: Version, reason: Type.Optional(shortText(200)) }),
  answer: PersonPage,
  example: {
    params: { personId },
    body: { version: 2 },
    answer: { ...aPersonPage, state: 'left', leftAt: '2026-11-22T01:05:00.000Z' },
  },
})

export const undoDeparture = endpoint({
  id: 'people.return',
  method: 'DELETE',
  path: '/people/:personId/departure',
  promise: 'public',
  caller: { permission: 'people.manage' },
  summary: 'Records that a person who had left is back.',
  params: shape({ personId: Id }),
  answer: PersonPage,
  example: { params: { personId }, answer: aPersonPage },
})

export const listSkills = endpoint({
  id: 'people.skills',
  method: 'GET',
  path: '/skills',
  promise: 'public',
  caller: { permission: 'skills.read' },
  summary: 'Lists the skills by the pinyin of their names.',
  query: shape(pageQuery),
  answer: pageOf(Skill),
  example: { answer: { items: [aSkill], next: null } },
})

export const createSkill = endpoint({
  id: 'people.create-skill',
  method: 'POST',
  path: '/skills',
  promise: 'public',
  caller: { permission: 'skills.manage' },
  summary: 'Adds a skill to the catalogue.',
  body: shape({ name: Name, description: Type.Optional(Type.String({ maxLength: 500 })) }),
  answer: Skill,
  example: { body: { name: '售后', description: '退货与换货' }, answer: aSkill },
})

export const updateSkill = endpoint({
  id: 'people.update-skill',
  method: 'PATCH',
  path: '/skills/:skillId',
  promise: 'public',
  caller: { permission: 'skills.manage' },
  summary: 'Renames, describes or retires a skill.',
  params: shape({ skillId: Id }),
  body: shape({
    version: Version,
    name: Type.Optional(Name),
    description: Type.Optional(Type.String({ maxLength: 500 })),
    retired: Type.Optional(Type.Boolean()),
  }),
  answer: Skill,
  example: { params: { skillId }, body: { version: 1, retired: true }, answer: { ...aSkill, retired: true } },
})
