// The two cookies: the session, signed by better-auth, and the device a person has signed in from before.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Id } from '#protocol'
import { newId } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import { cookieName, isSecure } from './better-auth.ts'

type Keeper = Pick<Organisation, 'url' | 'secret'>

/** The session's token, if the cookie is there and its signature is ours. */
export function sessionToken(organisation: Keeper, headers: Headers): string | undefined {
  const cookie = readCookie(headers, cookieName(organisation.url, 'session_token'))
  const end = cookie?.lastIndexOf('.') ?? -1
  if (cookie === undefined || end < 1) return undefined
  const token = cookie.slice(0, end)
  return isSame(sessionSignature(organisation, token), cookie.slice(end + 1)) ? token : undefined
}

/** The device this browser says it is, if we said so before. */
export function deviceOf(organisation: Keeper, headers: Headers): Id | undefined {
  const [id, signature] = readCookie(headers, cookieName(organisation.url, 'device'))?.split('.') ?? []
  if (id === undefined || signature === undefined) return undefined
  return isSame(signatureOf(organisation, id), signature) ? id : undefined
}

export const newDevice = (): Id => newId()

/** Tells the browser which device it is; browsers keep a cookie for 400 days at most. */
export function deviceCookie(organisation: Keeper, deviceId: Id): string {
  const name = cookieName(organisation.url, 'device')
  const secure = isSecure(organisation.url) ? '; Secure' : ''
  const value = `${deviceId}.${signatureOf(organisation, deviceId)}`
  return `${name}=${value}; Path=/api/v1; Max-Age=${400 * 24 * 3600}; HttpOnly; SameSite=Lax${secure}`
}

const signatureOf = (organisation: Keeper, deviceId: Id) =>
  createHmac('sha256', organisation.secret).update(`device ${deviceId}`).digest('base64url')

// As better-auth signs it. Its own check asks WebCrypto, which hops to another thread twice for each request.
const sessionSignature = (organisation: Keeper, token: string) =>
  createHmac('sha256', organisation.secret).update(token).digest('base64')

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function readCookie(headers: Headers, name: string): string | undefined {
  const all = headers.get('cookie')?.split(';') ?? []
  const found = all.map((pair) => pair.trim()).find((pair) => pair.startsWith(`${name}=`))
  return found === undefined ? undefined : decoded(found.slice(name.length + 1))
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
