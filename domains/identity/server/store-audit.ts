// The SQL of the audit trail: read here, written by the platform.
import { type RawBuilder, sql } from 'kysely'
import type { Id, Scope } from '#protocol'
import { type Db, keysetAfter } from '#platform/database'
import { withinScope } from './store-scope.ts'

export type AuditFilter = {
  actorId?: Id | undefined
  action?: string | undefined
  subjectKind?: string | undefined
  subjectId?: Id | undefined
  from?: string | undefined
  to?: string | undefined
  q?: string | undefined
}

export type AuditRow = {
  id: Id
  at: Date
  actor_kind: string
  actor_id: Id | null
  actor_name: string | null
  address: string | null
  user_agent: string | null
  request_id: string | null
  action: string
  subject_kind: string
  subject_id: Id | null
  reason: string | null
  subject_label: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** The audit trail newest first; `people` finds every action of people, `people.update` that one. */
export async function auditTrail(
  db: Db,
  scope: Scope,
  filter: AuditFilter,
  page: { after: (string | number)[] | undefined; limit: number },
): Promise<AuditRow[]> {
  const wanted = [
    withinScope(scope, { person: 'a.actor_id', unit: null }),
    keysetAfter(['a.at', 'a.id'], page.after, 'descending'),
    filter.actorId && sql`a.actor_id = ${filter.actorId}`,
    filter.action && sql`(a.action = ${filter.action} or a.action like ${`${literally(filter.action)}.%`})`,
    filter.subjectKind && sql`a.subject_kind = ${filter.subjectKind}`,
    filter.subjectId && sql`a.subject_id = ${filter.subjectId}`,
    filter.from && sql`a.at >= ${filter.from}::timestamptz`,
    filter.to && sql`a.at < ${filter.to}::timestamptz`,
    filter.q && mentions(filter.q),
  ].filter((condition) => typeof condition === 'object')
  const { rows } = await sql<AuditRow>`
    select a.id, a.at, a.actor_kind, a.actor_id, a.actor_name, a.address, a.user_agent, a.request_id, a.action,
           a.subject_kind, a.subject_id, a.reason, v.subject_label, v.before, v.after
      from audit a left join audit_values v on v.audit_id = a.id
     where ${sql.join(wanted, sql` and `)}
     order by a.at desc, a.id desc limit ${page.limit + 1}`.execute(db)
  return rows
}

function mentions(q: string): RawBuilder<boolean> {
  const pattern = `%${literally(q)}%`
  return sql<boolean>`(a.actor_name ilike ${pattern} or a.reason ilike ${pattern} or a.address = ${q} or a.id in (
    select audit_id from audit_values
     where (coalesce(subject_label, '') || ' ' || before::text || ' ' || after::text) ilike ${pattern}))`
}

const literally = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)

/** Who last changed something, and which fields. */
export async function lastChangeOf(
  db: Db,
  subject: { kind: string; id: Id },
): Promise<{ by: string | null; at: Date; fields: string[] } | undefined> {
  const { rows } = await sql<{ by: string | null; at: Date; fields: string[] }>`
    select a.actor_name as by, a.at, array(select jsonb_object_keys(v.after)) as fields
      from audit a left join audit_values v on v.audit_id = a.id
     where a.subject_kind = ${subject.kind} and a.subject_id = ${subject.id}
     order by a.id desc limit 1`.execute(db)
  return rows[0]
}
