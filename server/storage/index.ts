import { join } from 'node:path'
import type { StorageConfig } from '#platform/config'
import { diskStorage } from './disk.ts'
import { s3Storage } from './s3.ts'
import type { Storage } from './storage.ts'

export { peek } from './peek.ts'
export type { Storage } from './storage.ts'

/** The storage of one organisation, as the configuration says. */
export function openStorage(config: StorageConfig, dataFolder: string, code: string): Storage {
  if (config.kind === 'disk') return diskStorage(join(dataFolder, 'files', code))
  return s3Storage({ ...config, prefix: code })
}
