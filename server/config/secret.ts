// What signs and encrypts: given by HUAWU_SECRET, or made on the first start and kept in the data folder.
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from './start-refused.ts'

/** The secret of this installation. */
export function readSecret(dataFolder: string, given: string | undefined): string {
  if (given !== undefined) {
    if (given.length < 32) throw new StartRefused('HUAWU_SECRET is too short: give at least 32 characters.')
    return given
  }
  return keptOrMade(dataFolder, 'secret')
}

/** The one-time key of the first visit: whoever sees this console may set Huawu up. */
export const readSetupKey = (dataFolder: string): string => keptOrMade(dataFolder, 'setup-key')

export const forgetSetupKey = (dataFolder: string): void =>
  rmSync(join(dataFolder, 'setup-key'), { force: true })

function keptOrMade(dataFolder: string, name: string): string {
  const path = join(dataFolder, name)
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    return kept(path) ?? made(path)
  } catch (error) {
    throw new StartRefused(
      `The data folder ${dataFolder} cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}): give Huawu the right to it, or set HUAWU_DATA to another folder.`,
    )
  }
}

function kept(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function made(path: string): string {
  const secret = randomBytes(24).toString('base64url')
  writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  chmodSync(path, 0o600)
  return secret
}
