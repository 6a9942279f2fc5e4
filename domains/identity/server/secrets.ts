// Random tokens, and the hashes by which they are found again: 256 bits need no salt and no slow hash.
import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Organisation } from '#platform/organisations'

export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** What was typed as a login, unreadable: people type their passwords there. */
export const hashOfLogin = (organisation: Pick<Organisation, 'secret'>, login: string): string =>
  createHmac('sha256', organisation.secret).update(`login ${login.trim().toLowerCase()}`).digest('base64url')
