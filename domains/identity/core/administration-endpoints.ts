// What administrators ask of identity: keys of programs, and the audit trail.
import { type Static, Type } from 'typebox'
import { endpoint, Id, Instant, Nothing, oneOf, orNull, pageOf, pageQuery, shape, shortText } from '#protocol'
import { type Permission, permissions, roles } from './roles.ts'

const anId = '01960000-0000-7000-8000-000000000001'
const anotherId = '01960000-0000-7000-8000-000000000002'
const PermissionName = oneOf<Permission>(permissions)

export const ApiKey = shape({
  id: Id,
  name: Type.String(),
  /** The first characters, to tell keys apart. */
  start: Type.String(),
  role: oneOf(roles),
  unitId: orNull(Id),
  /** Narrower than the role; null is everything the role allows. */
  permissions: orNull(Type.Array(Type.String())),
  createdAt: Instant,
  createdBy: orNull(Type.String()),
  expiresAt: orNull(Instant),
  lastUsedAt: orNull(Instant),
})
export type ApiKey = Static<typeof ApiKey>

export const listKeys = endpoint({
  id: 'identity.keys',
  method: 'GET',
  path: '/api-keys',
  promise: 'screen',
  caller: { permission: 'keys.manage' },
  summary: 'Lists the API keys that are not revoked, newest first.',
  query: shape(pageQuery),
  answer: pageOf(ApiKey),
})

export const createKey = endpoint({
  id: 'identity.create-key',
  method: 'POST',
  path: '/api-keys',
  promise: 'screen',
  secret: true,
  caller: { permission: 'keys.manage' },
  summary: 'Makes an API key; the key itself is in this answer and never shown again.',
  body: shape({
    name: shortText(100),
    role: oneOf(roles),
    unitId: Type.Optional(orNull(Id)),
    permissions: Type.Optional(
      orNull(Type.Array(PermissionName, { minItems: 1, maxItems: 100, uniqueItems: true })),
    ),
    expiresAt: Type.Optional(orNull(Instant)),
  }),
  answer: shape({ key: Type.String(), item: ApiKey }),
})

export const revokeKey = endpoint({
  id: 'identity.revoke-key',
  method: 'DELETE',
  path: '/api-keys/:keyId',
  promise: 'screen',
  caller: { permission: 'keys.manage' },
  summary: 'Revokes an API key at once.',
  params: shape({ keyId: Id }),
  answer: Nothing,
})

export const AuditItem = shape({
  id: Id,
  at: Instant,
  actor: shape({ kind: Type.String(), id: orNull(Id), name: orNull(Type.String()) }),
  address: orNull(Type.String()),
  userAgent: orNull(Type.String()),
  requestId: orNull(Type.String()),
  action: Type.String(),
  subject: shape({ kind: Type.String(), id: orNull(Id), label: orNull(Type.String()) }),
  before: Type.Record(Type.String(), Type.Unknown()),
  after: Type.Record(Type.String(), Type.Unknown()),
  reason: orNull(Type.String()),
})
export type AuditItem = Static<typeof AuditItem>

export const listAudit = endpoint({
  id: 'identity.audit',
  method: 'GET',
  path: '/audit',
  promise: 'public',
  caller: { permission: 'audit.read' },
  summary: 'Lists who changed what, newest first.',
  query: shape({
    actorId: Type.Optional(Id),
    action: Type.Optional(shortText(100)),
    subjectKind: Type.Optional(shortText(50)),
    subjectId: Type.Optional(Id),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    q: Type.Optional(shortText(100)),
    ...pageQuery,
  }),
  answer: pageOf(AuditItem),
  example: {
    query: { action: 'people.update' },
    answer: {
      items: [
        {
          id: '01960000-0000-7000-8000-000000000009',
          at: '2026-11-22T01:05:00.000Z',
          actor: { kind: 'person', id: anId, name: '李主管' },
          address: '192.0.2.10',
          userAgent: 'Mozilla/5.0',
          requestId: 'req-1',
          action: 'people.update',
          subject: { kind: 'person', id: anotherId, label: '王小明' },
          before: { name: '王晓明' },
          after: { name: '王小明' },
          reason: null,
        },
      ],
      next: null,
    },
  },
})
