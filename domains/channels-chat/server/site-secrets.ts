// The secrets with which sites sign: encrypted at rest by the secret of this installation.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Organisation } from '#platform/organisations'
import { seal, unseal } from '#platform/sealing'

type House = Pick<Organisation, 'secret'>

export const newSiteSecret = (): string => `hw_${randomBytes(32).toString('base64url')}`

const purpose = 'secrets of sites'

export const sealSecret = ({ secret }: House, plain: string): Buffer => seal({ secret, purpose }, plain)

/** Undefined when it was sealed by another installation's secret: then it signs for nobody any more. */
export const unsealSecret = ({ secret }: House, sealed: Buffer): string | undefined =>
  unseal({ secret, purpose }, sealed)

export function signatureOf(claims: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(claims).digest()
}

/** Takes as long for a wrong signature as for the right one. */
export function isSignedBy(secrets: readonly string[], claims: string, signature: string): boolean {
  const given = Buffer.from(signature, 'base64url')
  return secrets
    .map((secret) => signatureOf(claims, secret))
    .map((right) => given.length === right.length && timingSafeEqual(given, right))
    .includes(true)
}
