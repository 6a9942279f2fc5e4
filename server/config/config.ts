// What the surroundings say: read once, checked, passed on as data.
import { resolve } from 'node:path'
import { StartRefused } from './start-refused.ts'

export type Role = 'web' | 'router' | 'worker' | 'voice'
const everyRole: readonly Role[] = ['web', 'router', 'worker', 'voice']

export type Config = {
  host: string
  port: number
  /** Where people reach Huawu, without a slash at the end. */
  url: string
  dataFolder: string
  database: { applicationUrl: string; ownerUrl: string | undefined } | undefined
  roles: readonly Role[]
  secret: string | undefined
  /** Which proxies are believed about the visitor's address. */
  trustProxy: boolean | string
  storage: StorageConfig
  mail: { url: string; from: string } | undefined
  logLevel: string
  demo: boolean
}

export type StorageConfig =
  | { kind: 'disk' }
  | { kind: 's3'; endpoint: string; bucket: string; region: string; keyId: string; secret: string }

type Surroundings = Readonly<Record<string, string | undefined>>

/** Reads the environment and the arguments; refuses what makes no sense. */
export function readConfig(environment: Surroundings, args: readonly string[]): Config {
  const host = environment['HOST'] ?? '127.0.0.1'
  const port = portOf(environment['PORT'] ?? '4600')
  const applicationUrl = environment['DATABASE_URL']
  return {
    host,
    port,
    url: (environment['HUAWU_URL'] ?? `http://${hostInUrl(host)}:${port}`).replace(/\/+$/, ''),
    dataFolder: resolve(environment['HUAWU_DATA'] ?? './data'),
    database: applicationUrl ? { applicationUrl, ownerUrl: environment['DATABASE_OWNER_URL'] } : undefined,
    roles: rolesOf(environment, args),
    secret: environment['HUAWU_SECRET'],
    trustProxy: trustOf(environment['TRUST_PROXY']),
    storage: storageOf(environment),
    mail: environment['SMTP_URL']
      ? { url: environment['SMTP_URL'], from: environment['MAIL_FROM'] ?? 'Huawu <huawu@localhost>' }
      : undefined,
    logLevel: environment['LOG_LEVEL'] ?? 'warn',
    demo: args.includes('--demo'),
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartRefused(`PORT is "${text}", which is not a port number between 0 and 65535.`)
  }
  return port
}

const hostInUrl = (host: string) => (host === '0.0.0.0' || host === '::' ? 'localhost' : host)

function rolesOf(environment: Surroundings, args: readonly string[]): Role[] {
  const asked =
    args.find((arg) => arg.startsWith('--roles='))?.slice('--roles='.length) ?? environment['HUAWU_ROLES']
  if (!asked) return [...everyRole]
  const names = asked.split(',').map((name) => name.trim())
  const roles = everyRole.filter((role) => names.includes(role))
  const unknown = names.filter((name) => !everyRole.some((role) => role === name))
  if (unknown.length > 0) {
    throw new StartRefused(`There is no role "${unknown.join(', ')}"; the roles are ${everyRole.join(', ')}.`)
  }
  return roles
}

function trustOf(text: string | undefined): boolean | string {
  if (text === undefined || text === '' || text === 'false') return false
  return text === 'true' ? true : text
}

function storageOf(environment: Surroundings): StorageConfig {
  const bucket = environment['S3_BUCKET']
  if (!bucket) return { kind: 'disk' }
  const missing = ['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'].filter(
    (name) => !environment[name],
  )
  if (missing.length > 0) throw new StartRefused(`S3_BUCKET is set, but ${missing.join(' and ')} missing.`)
  return {
    kind: 's3',
    bucket,
    endpoint: environment['S3_ENDPOINT'] ?? '',
    region: environment['S3_REGION'] ?? 'us-east-1',
    keyId: environment['S3_ACCESS_KEY_ID'] ?? '',
    secret: environment['S3_SECRET_ACCESS_KEY'] ?? '',
  }
}
