// The passwords and the port of the embedded PostgreSQL: made once, kept in the data folder, for its owner only.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { StartFailure } from './start-failure.ts'

export const ownerRole = 'huawu_owner'
export const applicationRole = 'huawu_application'

export type Access = { port: number; ownerPassword: string; applicationPassword: string }

export function newAccess(port: number): Access {
  return { port, ownerPassword: newPassword(), applicationPassword: newPassword() }
}

function newPassword(): string {
  return randomBytes(24).toString('base64url')
}

export function readAccess(file: string): Access | undefined {
  if (!existsSync(file)) return undefined
  try {
    const { port, ownerPassword, applicationPassword }: Record<string, unknown> = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    if (
      typeof port === 'number' &&
      typeof ownerPassword === 'string' &&
      typeof applicationPassword === 'string'
    ) {
      return { port, ownerPassword, applicationPassword }
    }
  } catch (cause) {
    throw new StartFailure(
      'access-not-readable',
      `${file} cannot be read: it holds the passwords of the database.`,
      {
        cause,
      },
    )
  }
  throw new StartFailure('access-not-readable', `${file} is damaged: it holds the passwords of the database.`)
}

// By way of a second file, so that a power cut leaves either the old or the new one.
export function writeAccess(file: string, access: Access): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(access, undefined, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

export function ownerUrl({ port, ownerPassword }: Access): string {
  return `postgres://${ownerRole}:${ownerPassword}@127.0.0.1:${port}/postgres`
}

export function applicationUrl({ port, applicationPassword }: Access): string {
  return `postgres://${applicationRole}:${applicationPassword}@127.0.0.1:${port}/postgres`
}
