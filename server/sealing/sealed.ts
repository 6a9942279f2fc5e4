// Secrets that others gave us to keep: encrypted at rest by the secret of this installation, each purpose by a key of its own.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Organisation } from '#platform/organisations'

/** `purpose`: what is sealed for one is nothing for another. */
type House = Pick<Organisation, 'secret'> & { purpose: string }

const ivBytes = 12
const tagBytes = 16

export function seal(house: House, plain: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(house), iv)
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed])
}

/** Undefined when it was sealed by another installation's secret, or for another purpose. */
export function unseal(house: House, sealed: Buffer): string | undefined {
  try {
    const iv = sealed.subarray(0, ivBytes)
    // Without its length said, a sealed text that was cut off would be checked by a shorter tag.
    const decipher = createDecipheriv('aes-256-gcm', keyFrom(house), iv, { authTagLength: tagBytes })
    decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
    const plain = [decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]
    return Buffer.concat(plain).toString('utf8')
  } catch {
    return undefined
  }
}

const keyFrom = ({ secret, purpose }: House): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `huawu: ${purpose}`, 32))
