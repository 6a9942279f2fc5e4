import type { Readable } from 'node:stream'

/** Where files of one organisation lie. Keys are made by the program, never by a person. */
export type Storage = {
  /** Stores the stream whole or not at all; refuses one that is longer than `maxBytes`. */
  put(
    key: string,
    content: Readable,
    limits: { maxBytes: number },
  ): Promise<{ bytes: number; sha256: string }>
  /** Undefined when there is no such file. */
  get(key: string): Promise<Readable | undefined>
  remove(key: string): Promise<void>
}

const soundKey = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/

/** A key can never leave its organisation's folder. */
export function checkKey(key: string): string {
  if (!soundKey.test(key) || key.length > 300) throw new Error('a storage key is made of a-z, 0-9, - and /')
  return key
}
