// A visitor is whoever holds her token. It is random, given once, and kept only as its hash.
import { createHash, randomBytes } from 'node:crypto'
import { visitorHeader } from '#channels-chat/core'
import type { Organisation } from '#platform/organisations'
import type { VisitorActor } from '#protocol'
import { visitorByTokenHash } from './store.ts'

export function newToken(): { token: string; tokenHash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOf(token) }
}

// The token has 256 random bits: a plain hash cannot be guessed back, and a slow one would only slow us.
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const soundToken = /^[\w-]{43}$/

export async function visitorByToken(
  organisation: Organisation,
  token: string,
): Promise<VisitorActor | undefined> {
  if (!soundToken.test(token)) return undefined
  const visitor = await visitorByTokenHash(organisation.reading, hashOf(token))
  return visitor && { kind: 'visitor', visitorId: visitor.id, language: visitor.language }
}

export async function visitorOf(
  organisation: Organisation,
  headers: Headers,
): Promise<VisitorActor | undefined> {
  const token = headers.get(visitorHeader)
  return token === null ? undefined : visitorByToken(organisation, token)
}
