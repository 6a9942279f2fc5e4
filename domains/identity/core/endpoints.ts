// What the outside may ask of identity.
import { type Static, Type } from 'typebox'
import {
  endpoint,
  Id,
  Instant,
  Language,
  Nothing,
  oneOf,
  orNull,
  pageOf,
  pageQuery,
  shape,
  shortText,
} from '#protocol'
import { longestPassword } from './password.ts'
import { type Permission, permissions, roles } from './roles.ts'

const anId = '01960000-0000-7000-8000-000000000001'
const anotherId = '01960000-0000-7000-8000-000000000002'

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

/** What people type; a bound only, because whether it will do is a matter of rules with reasons. */
const Password = Type.String({ minLength: 1, maxLength: longestPassword })
const Login = shortText(320)
const LinkToken = Type.String({ minLength: 20, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' })
const PermissionName = oneOf<Permission>(permissions)

export const RoleHeldShape = shape({ role: oneOf(roles), unitId: orNull(Id) })

/** Who I am, enough for a screen to ask the same `scopeOf` as the server. */
export const Me = shape({
  actor: shape({
    kind: Type.Literal('person'),
    personId: Id,
    name: Type.String(),
    language: Language,
    unitId: orNull(Id),
    sessionId: Type.String(),
    grants: Type.Array(shape({ role: Type.String(), unitIds: Type.Array(Id), everywhere: Type.Boolean() })),
  }),
  person: shape({
    id: Id,
    name: Type.String(),
    staffNumber: Type.String(),
    email: orNull(Type.String()),
    unitId: orNull(Id),
    unitName: orNull(Type.String()),
  }),
  language: Language,
  theme: oneOf(themes),
  roles: Type.Array(RoleHeldShape),
  permissions: Type.Array(shape({ permission: PermissionName, reach: oneOf(['own', 'units', 'all']) })),
  organisation: shape({
    code: Type.String(),
    name: Type.String(),
    language: Language,
    timeZone: Type.String(),
  }),
})
export type Me = Static<typeof Me>

export const getWelcome = endpoint({
  id: 'identity.welcome',
  method: 'GET',
  path: '/welcome',
  promise: 'screen',
  caller: 'anyone',
  summary: 'What the sign-in page shows before anybody is signed in.',
  answer: shape({ organisationName: Type.String(), language: Language, resetByMail: Type.Boolean() }),
})

export const signIn = endpoint({
  id: 'identity.sign-in',
  method: 'POST',
  path: '/session',
  promise: 'screen',
  secret: true,
  caller: 'anyone',
  summary: 'Signs a person in by e-mail address or staff number and password.',
  body: shape({ login: Login, password: Password }),
  answer: Me,
})

export const signOut = endpoint({
  id: 'identity.sign-out',
  method: 'DELETE',
  path: '/session',
  promise: 'screen',
  caller: 'signed-in',
  summary: 'Ends the session of this request.',
  answer: Nothing,
})

const exampleOfMe: Me = {
  actor: {
    kind: 'person',
    personId: anId,
    name: '王小明',
    language: 'zh-Hans',
    unitId: anotherId,
    sessionId: '01960000-0000-7000-8000-000000000003',
    grants: [{ role: 'agent', unitIds: [anotherId], everywhere: false }],
  },
  person: {
    id: anId,
    name: '王小明',
    staffNumber: '1001',
    email: null,
    unitId: anotherId,
    unitName: '售后一班',
  },
  language: 'zh-Hans',
  theme: 'system',
  roles: [{ role: 'agent', unitId: anotherId }],
  permissions: [{ permission: 'contacts.take', reach: 'own' }],
  organisation: { code: 'main', name: '示例中心', language: 'zh-Hans', timeZone: 'Asia/Shanghai' },
}

export const getMe = endpoint({
  id: 'identity.me',
  method: 'GET',
  path: '/me',
  promise: 'public',
  caller: 'signed-in',
  summary: 'Tells who is signed in, in which organisation, with which permissions and how far they reach.',
  answer: Me,
  example: { answer: exampleOfMe },
})

export const updateMe = endpoint({
  id: 'identity.update-me',
  method: 'PATCH',
  path: '/me',
  promise: 'screen',
  caller: 'signed-in',
  summary: 'Changes my own language or theme.',
  body: shape({ language: Type.Optional(Language), theme: Type.Optional(oneOf(themes)) }),
  answer: Me,
})

export const Session = shape({
  id: Type.String(),
  personId: Id,
  /** The browser as it names itself. */
  device: orNull(Type.String()),
  address: orNull(Type.String()),
  signedInAt: Instant,
  lastSeenAt: Instant,
  current: Type.Boolean(),
})
export type Session = Static<typeof Session>

export const listSessions = endpoint({
  id: 'identity.sessions',
  method: 'GET',
  path: '/sessions',
  promise: 'screen',
  caller: 'signed-in',
  summary: 'Lists my open sessions; administrators may ask for those of somebody else.',
  query: shape({ personId: Type.Optional(Id), ...pageQuery }),
  answer: pageOf(Session),
})

export const revokeSession = endpoint({
  id: 'identity.revoke-session',
  method: 'DELETE',
  path: '/sessions/:sessionId',
  promise: 'screen',
  caller: 'signed-in',
  summary: 'Ends one session at once: my own, or as an administrator anybody’s.',
  params: shape({ sessionId: Id }),
  answer: Nothing,
})

export const changePassword = endpoint({
  id: 'identity.change-password',
  method: 'POST',
  path: '/me/password',
  promise: 'screen',
  secret: true,
  caller: 'signed-in',
  summary: 'Changes my password and, if wished, ends my other sessions.',
  body: shape({ current: Password, next: Password, endOtherSessions: Type.Boolean() }),
  answer: Nothing,
})

export const requestPasswordReset = endpoint({
  id: 'identity.request-password-reset',
  method: 'POST',
  path: '/password-reset-requests',
  promise: 'screen',
  secret: true,
  caller: 'anyone',
  summary: 'Mails a link for a new password, if there is such a person; the answer never tells.',
  body: shape({ login: Login }),
  answer: Nothing,
})

/** A link that is shown once, to the person who made it. */
export const ShownLink = shape({ link: Type.String(), expiresAt: Instant, mailed: Type.Boolean() })
export type ShownLink = Static<typeof ShownLink>

export const createPasswordResetLink = endpoint({
  id: 'identity.password-reset-link',
  method: 'POST',
  path: '/people/:personId/password-reset-link',
  promise: 'screen',
  secret: true,
  caller: { permission: 'accounts.manage' },
  summary: 'Makes a link by which a person sets a new password.',
  params: shape({ personId: Id }),
  answer: ShownLink,
})

export const resetPassword = endpoint({
  id: 'identity.reset-password',
  method: 'POST',
  path: '/password-resets',
  promise: 'screen',
  secret: true,
  caller: 'anyone',
  summary: 'Sets a new password by the token of a link and ends all sessions of that person.',
  body: shape({ token: LinkToken, password: Password }),
  answer: Nothing,
})

export const createInvitation = endpoint({
  id: 'identity.invite',
  method: 'POST',
  path: '/invitations',
  promise: 'screen',
  secret: true,
  caller: { permission: 'accounts.manage' },
  summary: 'Makes a link by which a new person chooses a password; older invitations of that person end.',
  body: shape({ personId: Id }),
  answer: ShownLink,
})

export const getInvitation = endpoint({
  id: 'identity.invitation',
  method: 'GET',
  path: '/invitations/:token',
  promise: 'screen',
  secret: true,
  caller: 'anyone',
  summary: 'Tells whom an invitation is for.',
  params: shape({ token: LinkToken }),
  answer: shape({
    personName: Type.String(),
    staffNumber: Type.String(),
    organisationName: Type.String(),
    language: Language,
    expiresAt: Instant,
  }),
})

export const acceptInvitation = endpoint({
  id: 'identity.accept-invitation',
  method: 'POST',
  path: '/invitations/:token/acceptance',
  promise: 'screen',
  secret: true,
  caller: 'anyone',
  summary: 'Sets the first password of an invited person and signs her in.',
  params: shape({ token: LinkToken }),
  body: shape({ password: Password, language: Type.Optional(Language) }),
  answer: Me,
})
