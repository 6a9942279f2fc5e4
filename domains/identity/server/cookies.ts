// The two cookies: the session, signed by better-auth, and the device a person has signed in from before.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { constantTimeEqual, makeSignature } from 'better-auth/crypto'
import type { Id } from '#protocol'
import { newId } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import { cookieName, isSecure } from './better-auth.ts'

type Keeper = Pick<Organisation, 'url' | 'secret'>

/** The session's token, if the cookie is there and its signature is ours. */
export async function sessionToken(organisation: Keeper, headers: Headers): Promise<string | undefined> {
  const cookie = readCookie(headers, cookieName(organisation.url, 'session_token'))
  const end = cookie?.lastIndexOf('.') ?? -1
  if (cookie === undefined || end < 1) return undefined
  const token = cookie.slice(0, end)
  const signature = await makeSignature(token, organisation.secret)
  return constantTimeEqual(signature, cookie.slice(end + 1)) ? token : undefined
}

/** The device this browser says it is, if we said so before. */
export function deviceOf(organisation: Keeper, headers: Headers): Id | undefined {
  const [id, signature] = readCookie(headers, cookieName(organisation.url, 'device'))?.split('.') ?? []
  if (id === undefined || signature === undefined) return undefined
  const expected = Buffer.from(signatureOf(organisation, id))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given) ? id : undefined
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
