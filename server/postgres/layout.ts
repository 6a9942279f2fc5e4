// What lies where below the data folder.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { StartFailure } from './start-failure.ts'

export type Layout = { folder: string; cluster: string; access: string; claim: string; log: string }

export function layoutBelow(dataFolder: string): Layout {
  const folder = resolve(dataFolder, 'postgres')
  return {
    folder,
    cluster: join(folder, 'cluster'),
    access: join(folder, 'access.json'),
    claim: join(folder, 'in-use-by'),
    log: join(folder, 'postgres.log'),
  }
}

export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
    throw new StartFailure(
      'data-folder-not-writable',
      `Huawu cannot write to its data folder ${folder}${why}: give this user the right to, or set HUAWU_DATA to another folder.`,
      { cause },
    )
  }
}
