// A site's own server says who its visitor is: then she is the same visitor on each of her devices, and no other.
import {
  type Claims,
  endOf,
  type identifyVisitor as declared,
  partsOf,
  readClaims,
  whyNotSigned,
} from '#channels-chat/core'
import { isOpen } from '#contacts/core'
import { latestContactOf } from '#contacts/server'
import { visitorProves } from '#customers/server'
import { type Action, newId, type Tx } from '#platform/action'
import { type Id, type Language, Refused, refuseIf } from '#protocol'
import { isSignedBy, unsealSecret } from './site-secrets.ts'
import { insertToken, insertVisitor, lockVisitor } from './store.ts'
import { identityOfVisitor, replaceToken, saveIdentity, useNonce, visitorOfUser } from './store-identities.ts'
import { sealedSecrets } from './store-setup.ts'
import { newToken } from './visitor-token.ts'

type Proven = { siteId: Id; claims: Claims; language: Language }
type Became = { visitorId: Id; token: string | null; later: boolean }

export const identifyVisitor: Action<typeof declared> = async (tx, { body }) => {
  const { siteId, language } = body
  const proven = { siteId, language, claims: await provenClaims(tx, body) }
  const callerId = tx.actor.kind === 'visitor' ? await lockVisitor(tx.db, tx.actor.visitorId) : undefined
  const knownAs = await visitorOfUser(tx.db, siteId, proven.claims.userId)
  if (callerId && (await mustWait(tx, callerId, knownAs))) {
    return { visitorId: callerId, token: null, later: true }
  }
  await openOnce(tx, proven)
  const became = await become(tx, proven, { callerId, knownAs })
  const { visitorId } = became
  const { userId, name, email, phone, level } = proven.claims
  await saveIdentity(tx.db, { siteId, visitorId, claims: proven.claims, at: tx.now })
  await visitorProves(tx, { visitorId, account: `${siteId}:${userId}`, name, email, phone, level, language })
  return became
}

async function provenClaims(tx: Tx, { siteId, identity }: { siteId: Id; identity: string }): Promise<Claims> {
  const parts = partsOf(identity)
  const sealed = await sealedSecrets(tx.db, siteId)
  const secrets = sealed.flatMap((each) => unsealSecret(tx.organisation, each) ?? [])
  if (!parts || !isSignedBy(secrets, parts.claims, parts.signature)) throw refusal('identity-wrong')
  const claims = readClaims(Buffer.from(parts.claims, 'base64url').toString('utf8'))
  if (!claims) throw refusal('identity-misspelt', 422)
  refuseIf(whyNotSigned(claims, tx.now), 'channels-chat', 403)
  return claims
}

/** What an unknown visitor began goes on to its end; her next one is the known one's. */
async function mustWait(tx: Tx, callerId: Id, knownAs: Id | undefined): Promise<boolean> {
  if (knownAs === undefined || knownAs === callerId) return false
  if (await identityOfVisitor(tx.db, callerId)) return false
  const latest = await latestContactOf(tx, callerId)
  return latest !== undefined && isOpen(latest.state)
}

async function openOnce(tx: Tx, { siteId, claims }: Proven): Promise<void> {
  const expiresAt = new Date(endOf(claims) * 1_000)
  const isNew = await useNonce(tx.db, { siteId, nonce: claims.nonce, expiresAt, now: tx.now })
  if (!isNew) throw refusal('identity-used')
}

async function become(
  tx: Tx,
  { language }: Proven,
  { callerId, knownAs }: { callerId: Id | undefined; knownAs: Id | undefined },
): Promise<Became> {
  if (knownAs !== undefined && knownAs === callerId) return { visitorId: knownAs, token: null, later: false }
  const { token, tokenHash } = newToken()
  if (knownAs !== undefined) {
    await insertToken(tx.db, { visitorId: knownAs, tokenHash, at: tx.now })
    return { visitorId: knownAs, token, later: false }
  }
  // Somebody else's visitor stays somebody else's, also in the same browser.
  if (callerId !== undefined && !(await identityOfVisitor(tx.db, callerId))) {
    await replaceToken(tx.db, callerId, tokenHash)
    tx.afterCommit(() => forgetSockets(tx, callerId))
    return { visitorId: callerId, token, later: false }
  }
  const visitorId = newId()
  await insertVisitor(tx.db, { id: visitorId, tokenHash, language, at: tx.now })
  return { visitorId, token, later: false }
}

/** Lines that were opened with the token she had before; her own comes back with the new one. */
function forgetSockets(tx: Tx, visitorId: Id): void {
  tx.organisation.hub.closeWhere(
    (actor) => actor.kind === 'visitor' && actor.visitorId === visitorId,
    'identified',
  )
}

const refusal = (why: string, status: 403 | 422 = 403) =>
  new Refused({ code: `channels-chat.${why}`, status })
