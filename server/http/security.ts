// What every answer says to browsers, and the check that a change comes from our own pages.
import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '#protocol'

export const newNonce = (): string => randomBytes(16).toString('base64')

/** The policy of our own pages: nothing inline without the nonce, nothing from elsewhere. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export function secureHeaders(reply: FastifyReply, isHttps: boolean): void {
  reply.headers({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(self), payment=()',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  })
  if (isHttps) reply.header('strict-transport-security', 'max-age=31536000')
}

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * A cookie travels by itself, an Origin does not lie: a change that carries our cookie must come from our own pages.
 * Requests with a key or a visitor's token carry no cookie that could be abused.
 */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (!changing.has(request.method) || !request.headers.cookie) return
  const origin = request.headers.origin
  const site = request.headers['sec-fetch-site']
  const foreign = origin
    ? hostOf(origin) !== request.host
    : site !== undefined && site !== 'same-origin' && site !== 'none'
  if (foreign) throw new Refused({ code: 'protocol.wrong-origin', status: 403 })
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** The site of the page that calls, where it is not our own; undefined from programs too, which send none. */
export function foreignOrigin(request: FastifyRequest): string | undefined {
  const { origin } = request.headers
  return origin === undefined || isOwnOrigin(request) ? undefined : origin
}

/** Whether a socket may use the cookie it came with. */
export function isOwnOrigin(request: FastifyRequest): boolean {
  const origin = request.headers.origin
  return origin === undefined || hostOf(origin) === request.host
}
