// What the surroundings say: read once, checked, passed on as data.
import { isIP } from 'node:net'
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
  /** A sample centre that lives: how many customers a minute, at the busiest. */
  demo: { pace: number; seed: string | undefined } | undefined
  secret: string | undefined
  /** Which proxies are believed about the visitor's address. */
  trustProxy: boolean | string
  storage: StorageConfig
  mail: { url: string; from: string } | undefined
  logLevel: string
  /** A file with the milliseconds by which the program's clock is ahead. */
  clockFile: string | undefined
}

export type StorageConfig =
  | { kind: 'disk' }
  | { kind: 's3'; endpoint: string; bucket: string; region: string; keyId: string; secret: string }

type Surroundings = Readonly<Record<string, string | undefined>>

/** Reads the environment and the arguments; refuses what makes no sense. */
export function readConfig(surroundings: Surroundings, args: readonly string[]): Config {
  // Compose files and service units give what is not wanted as empty text.
  const environment = Object.fromEntries(Object.entries(surroundings).filter(([, value]) => value !== ''))
  const host = environment['HOST'] ?? '127.0.0.1'
  const port = portOf(environment['PORT'] ?? '4600')
  return {
    host,
    port,
    url: (urlIn(environment, 'HUAWU_URL', ['http', 'https']) ?? `http://${hostInUrl(host)}:${port}`).replace(
      /\/+$/,
      '',
    ),
    dataFolder: resolve(environment['HUAWU_DATA'] ?? './data'),
    database: databaseOf(environment),
    roles: rolesOf(environment, args),
    demo: demoOf(args),
    secret: environment['HUAWU_SECRET'],
    trustProxy: trustOf(environment['TRUST_PROXY']),
    storage: storageOf(environment),
    mail: mailOf(environment),
    logLevel: logLevelOf(environment['LOG_LEVEL'] ?? 'warn'),
    clockFile: environment['HUAWU_CLOCK_FILE'],
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartRefused(`PORT is "${text}", which is not a port number between 1 and 65535.`)
  }
  return port
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return isIP(host) === 6 ? `[${host}]` : host
}

/** The value never stands in the sentence: such addresses carry passwords. */
function urlIn(environment: Surroundings, name: string, schemes: readonly string[]): string | undefined {
  const text = environment[name]
  if (text === undefined) return undefined
  const scheme = schemes.find((one) => text.startsWith(`${one}://`))
  if (scheme && URL.canParse(text)) return text
  throw new StartRefused(`${name} is no address: it has to begin with ${schemes[0]}:// and name a host.`)
}

const postgresSchemes = ['postgres', 'postgresql']

function databaseOf(environment: Surroundings): Config['database'] {
  const applicationUrl = urlIn(environment, 'DATABASE_URL', postgresSchemes)
  const ownerUrl = urlIn(environment, 'DATABASE_OWNER_URL', postgresSchemes)
  if (applicationUrl) return { applicationUrl, ownerUrl }
  if (ownerUrl) throw new StartRefused('DATABASE_OWNER_URL is set, but DATABASE_URL is missing.')
  return undefined
}

function mailOf(environment: Surroundings): Config['mail'] {
  const url = urlIn(environment, 'SMTP_URL', ['smtp', 'smtps'])
  return url === undefined ? undefined : { url, from: environment['MAIL_FROM'] ?? 'Huawu <huawu@localhost>' }
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

function logLevelOf(level: string): string {
  if (logLevels.includes(level)) return level
  throw new StartRefused(`There is no LOG_LEVEL "${level}"; the levels are ${logLevels.join(', ')}.`)
}

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

const usualPace = 3
const quickestPace = 60

function demoOf(args: readonly string[]): Config['demo'] {
  const given = (name: string) => args.find((arg) => arg.startsWith(name))?.slice(name.length)
  const [pace, seed] = [given('--pace='), given('--seed=')]
  if (args.includes('--demo')) return { pace: paceOf(pace), seed: seedOf(seed) }
  if (pace !== undefined) {
    throw new StartRefused('--pace says how fast the sample centre lives: give it together with --demo.')
  }
  if (seed !== undefined) {
    throw new StartRefused('--seed says who comes to the sample centre: give it together with --demo.')
  }
  return undefined
}

function paceOf(given: string | undefined): number {
  const pace = given === undefined ? usualPace : Number(given)
  if (pace > 0 && pace <= quickestPace) return pace
  throw new StartRefused(
    `--pace is "${given}", which is no number of customers a minute between 0 and ${quickestPace}.`,
  )
}

function seedOf(given: string | undefined): string | undefined {
  if (given === undefined || /^[\w-]{1,40}$/.test(given)) return given
  throw new StartRefused(`--seed is "${given}", which is no number or word, such as --seed=7.`)
}

function trustOf(text: string | undefined): boolean | string {
  if (text === undefined || text === 'false') return false
  if (text === 'true') return true
  const wrong = text.split(',').find((proxy) => !isProxy(proxy.trim()))
  if (wrong === undefined) return text
  throw new StartRefused(
    `TRUST_PROXY names "${wrong}", which is no address: give true, loopback or the addresses of the proxies, such as 10.0.0.0/8.`,
  )
}

function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', bits] = text.split('/')
  const family = isIP(address)
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  return family > 0 && fits
}

const s3Names = ['S3_BUCKET', 'S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

function storageOf(environment: Surroundings): StorageConfig {
  const given = s3Names.filter((name) => environment[name] !== undefined)
  if (given.length === 0) return { kind: 'disk' }
  const missing = s3Names.filter((name) => environment[name] === undefined)
  if (missing.length > 0) {
    throw new StartRefused(`${given[0]} is set, but missing to keep files in S3: ${missing.join(', ')}.`)
  }
  return {
    kind: 's3',
    bucket: environment['S3_BUCKET'] ?? '',
    endpoint: urlIn(environment, 'S3_ENDPOINT', ['https', 'http']) ?? '',
    region: environment['S3_REGION'] ?? 'us-east-1',
    keyId: environment['S3_ACCESS_KEY_ID'] ?? '',
    secret: environment['S3_SECRET_ACCESS_KEY'] ?? '',
  }
}
