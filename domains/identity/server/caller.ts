// Who calls: a person by the session cookie, a program by its key, or a stranger.
import type { Actor, KeyActor, PersonActor, Refusal } from '#protocol'
import { Refused } from '#protocol'
import type { Origin, Tx } from '#platform/action'
import { languageOf } from '#platform/http'
import type { Organisation } from '#platform/organisations'
import { seenEverySeconds } from '#identity/core'
import { sessionToken } from './cookies.ts'
import { hashOfToken } from './secrets.ts'
import { keyByHash, noteKeyUsed, noteSessionSeen, personBySession, type SessionRow } from './store.ts'

/** Every key begins so: people and secret scanners tell it at a glance. */
export const keyPrefix = 'huawu_'

/** Who the headers prove the caller to be. Whoever has left, or whose session or key was revoked, is a stranger at once. */
export async function actorOf(
  organisation: Organisation,
  headers: Headers,
  _origin?: Origin | string,
): Promise<Actor> {
  const bearer = /^bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  const actor =
    bearer === undefined ? await byCookie(organisation, headers) : await byKey(organisation, bearer)
  return actor ?? { kind: 'stranger', language: languageOf(headers.get('accept-language')) }
}

async function byCookie(organisation: Organisation, headers: Headers): Promise<PersonActor | undefined> {
  const token = sessionToken(organisation, headers)
  if (token === undefined) return undefined
  const now = organisation.clock()
  const row = await personBySession(organisation.reading, token, now)
  if (row === undefined) return undefined
  if (isStale(row.last_seen_at, now)) await noteSessionSeen(organisation.db, row.session_id, now)
  return personActor(row, organisation)
}

async function byKey(organisation: Organisation, token: string): Promise<KeyActor | undefined> {
  if (!token.startsWith(keyPrefix) || token.length > 200) return undefined
  const now = organisation.clock()
  const row = await keyByHash(organisation.reading, hashOfToken(token), now)
  if (row === undefined) return undefined
  if (isStale(row.last_used_at, now)) await noteKeyUsed(organisation.db, row.id, now)
  const grants = [{ role: row.role, unitIds: row.unit_ids, everywhere: row.everywhere }]
  return { kind: 'key', keyId: row.id, name: row.name, grants, permissions: row.permissions }
}

const isStale = (at: Date | null, now: Date) =>
  at === null || now.getTime() - at.getTime() > seenEverySeconds * 1000

export function personActor(row: SessionRow, organisation: Pick<Organisation, 'language'>): PersonActor {
  return {
    kind: 'person',
    personId: row.person_id,
    name: row.name,
    language: row.language ?? organisation.language,
    unitId: row.unit_id,
    sessionId: row.session_id,
    grants: row.grants,
  }
}

/** The person who acts; a program has no self to change. */
export function personOf(tx: Tx): PersonActor {
  if (tx.actor.kind === 'person') return tx.actor
  const refusal: Refusal = { code: 'identity.people-only', status: 403 }
  throw new Refused(refusal)
}

/** The same transaction on behalf of somebody who has just shown who she is. */
export function onBehalfOf(tx: Tx, actor: Actor): Tx {
  return { ...tx, actor, scopeOf: (permission) => tx.organisation.scopeOf(actor, permission) }
}
