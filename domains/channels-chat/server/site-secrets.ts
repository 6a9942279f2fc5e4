// The secrets with which sites sign: encrypted at rest by the secret of this installation.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import type { Organisation } from '#platform/organisations'

type House = Pick<Organisation, 'secret'>

const ivBytes = 12
const tagBytes = 16

export const newSiteSecret = (): string => `hw_${randomBytes(32).toString('base64url')}`

export function seal({ secret }: House, plain: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret), iv)
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed])
}

/** Undefined when it was sealed by another installation's secret: then it signs for nobody any more. */
export function unseal({ secret }: House, sealed: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret), sealed.subarray(0, ivBytes))
    decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
    const plain = [decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]
    return Buffer.concat(plain).toString('utf8')
  } catch {
    return undefined
  }
}

const keyFrom = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'huawu: secrets of sites', 32))

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
