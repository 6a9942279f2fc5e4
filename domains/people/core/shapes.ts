// People and units as they cross the wire.
import { type Static, Type } from 'typebox'
import { Id, Instant, oneOf, orNull, shape, shortText } from '#protocol'
import { RoleHeldShape } from '#identity/core'

/** From the widest to the narrowest; a unit lies below one of a wider level. */
export const levels = ['centre', 'site', 'group', 'team'] as const
export type Level = (typeof levels)[number]

export const personStates = ['active', 'left'] as const
export type PersonState = (typeof personStates)[number]

/** Languages a person speaks with customers, as BCP 47 tags: zh, yue, en, bo. */
export const SpokenLanguages = Type.Array(
  Type.String({ minLength: 2, maxLength: 35, pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }),
  { maxItems: 20, uniqueItems: true },
)

export const Name = shortText(80)
export const StaffNumber = Type.String({
  minLength: 1,
  maxLength: 32,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
})
export const Email = Type.String({ maxLength: 254, format: 'email' })
export const Version = Type.Integer({ minimum: 1 })
export const SkillLevel = Type.Integer({ minimum: 1, maximum: 5 })
export const PersonSkill = shape({ skillId: Id, level: SkillLevel })
export type PersonSkill = Static<typeof PersonSkill>

export const Unit = shape({
  id: Id,
  parentId: orNull(Id),
  level: oneOf(levels),
  name: Type.String(),
  leader: orNull(shape({ id: Id, name: Type.String() })),
  /** How many active people sit directly in it. */
  people: Type.Integer(),
  version: Version,
})
export type Unit = Static<typeof Unit>

export const Person = shape({
  id: Id,
  staffNumber: Type.String(),
  name: Type.String(),
  email: orNull(Type.String()),
  languages: Type.Array(Type.String()),
  unitId: orNull(Id),
  unitName: orNull(Type.String()),
  state: oneOf(personStates),
  leftAt: orNull(Instant),
  version: Version,
})
export type Person = Static<typeof Person>

/** `none`: cannot sign in. `invited`: a link is open. `active`: has a password. */
export const accountStates = ['none', 'invited', 'active'] as const

export const PersonPage = shape({
  ...Person.properties,
  skills: Type.Array(PersonSkill),
  roles: Type.Array(RoleHeldShape),
  account: oneOf(accountStates),
})
export type PersonPage = Static<typeof PersonPage>

export const Skill = shape({
  id: Id,
  name: Type.String(),
  description: Type.String(),
  /** No longer given to anybody, still readable where it was. */
  retired: Type.Boolean(),
  people: Type.Integer(),
  version: Version,
})
export type Skill = Static<typeof Skill>
