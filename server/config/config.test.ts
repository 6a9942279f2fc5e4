import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const sentenceFor = (environment: Record<string, string>, args: string[] = []) => {
  try {
    readConfig(environment, args)
    return 'it starts'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

test('with nothing said it runs here, on its own database, with files on disk and every role', () => {
  expect(readConfig({}, [])).toMatchObject({
    host: '127.0.0.1',
    port: 4600,
    url: 'http://127.0.0.1:4600',
    database: undefined,
    storage: { kind: 'disk' },
    roles: ['web', 'router', 'worker', 'voice'],
    trustProxy: false,
    mail: undefined,
    logLevel: 'warn',
  })
})

test('what is given as empty text is not given', () => {
  const names = ['PORT', 'HOST', 'DATABASE_URL', 'HUAWU_URL', 'HUAWU_SECRET', 'S3_BUCKET', 'SMTP_URL']
  const empty = Object.fromEntries(names.map((name) => [name, '']))
  expect(readConfig(empty, [])).toEqual(readConfig({}, []))
})

test.each([
  ['PORT', 'abc'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '46.5'],
  ['HUAWU_URL', 'call.example'],
  ['HUAWU_URL', 'ftp://call.example'],
  ['DATABASE_URL', 'db.example/huawu'],
  ['DATABASE_URL', 'mysql://db.example/huawu'],
  ['DATABASE_URL', 'postgres://a:b@db.example:port/huawu'],
  ['DATABASE_OWNER_URL', 'postgres://db.example/huawu'],
  ['SMTP_URL', 'mail.example'],
  ['LOG_LEVEL', 'loud'],
  ['HUAWU_ROLES', 'web,cook'],
  ['TRUST_PROXY', 'proxy.example'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['S3_BUCKET', 'files'],
  ['S3_ENDPOINT', 'https://s3.example'],
])('%s=%s is refused in one sentence that names it', (name, value) => {
  const sentence = sentenceFor({ [name]: value })
  expect(sentence).toMatch(/^\S.*\.$/)
  expect(sentence).toContain(name.replace('HUAWU_ROLES', 'role'))
})

test('the sentence about an address does not tell the password in it', () => {
  expect(sentenceFor({ DATABASE_URL: 'postgres://huawu:hunter2@db.example:x/' })).not.toContain('hunter2')
})

test('a half configured S3 names what is missing', () => {
  expect(sentenceFor({ S3_BUCKET: 'files', S3_ENDPOINT: 'https://s3.example' })).toBe(
    'S3_BUCKET is set, but missing to keep files in S3: S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY.',
  )
})

test.each(['loopback', '10.0.0.0/8', '10.1.2.3, 10.1.2.4', 'fd00::/8'])(
  'proxies at %s are believed',
  (text) => {
    expect(readConfig({ TRUST_PROXY: text }, []).trustProxy).toBe(text)
  },
)

test('an IPv6 address is written in brackets, and every address of the machine is its own name', () => {
  expect(readConfig({ HOST: '::1' }, []).url).toBe('http://[::1]:4600')
  expect(readConfig({ HOST: '0.0.0.0', PORT: '80' }, []).url).toBe('http://localhost:80')
})

test('the roles may be said on the command line or in the environment', () => {
  expect(readConfig({ HUAWU_ROLES: 'web, worker' }, []).roles).toEqual(['web', 'worker'])
  expect(readConfig({ HUAWU_ROLES: 'web' }, ['--roles=router']).roles).toEqual(['router'])
})

test('the sample centre is asked for by name, and lives as fast as is said', () => {
  expect(readConfig({}, []).demo).toBeUndefined()
  expect(readConfig({}, ['--demo']).demo).toEqual({ pace: 3, seed: undefined })
  expect(readConfig({}, ['--demo', '--pace=0.5']).demo).toEqual({ pace: 0.5, seed: undefined })
  for (const args of [
    ['--pace=2'],
    ['--demo', '--pace=0'],
    ['--demo', '--pace=many'],
    ['--demo', '--pace=61'],
  ]) {
    expect(() => readConfig({}, args)).toThrow(/--pace/)
  }
})

test('who comes to the sample centre follows from the seed that is said', () => {
  expect(readConfig({}, ['--demo', '--seed=7']).demo).toEqual({ pace: 3, seed: '7' })
  for (const args of [['--seed=7'], ['--demo', '--seed='], ['--demo', '--seed=a b']]) {
    expect(() => readConfig({}, args)).toThrow(/--seed/)
  }
})
