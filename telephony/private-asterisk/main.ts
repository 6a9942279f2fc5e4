// npm run phone: a private Asterisk in the foreground, for trying. Everything of it is on loopback.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { SwitchSettings } from '#telephony/asterisk'
import { type AsteriskPackage, asteriskPackage } from './asterisk-package.ts'
import { freePlace, freePort } from './free-ports.ts'
import { startAsterisk } from './start-asterisk.ts'

const folder = join(resolve(process.env['HUAWU_DATA'] || './data'), 'telephony')
const address = '127.0.0.1'
const desks = ['desk1', 'desk2']

try {
  await runPhone()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function runPhone(): Promise<void> {
  const asterisk = await asteriskPackage((line) => console.log(`${line} …`))
  const settings = await settingsFor(asterisk)
  const child = await startAsterisk(asterisk, settings, { onLine: sayIfBad })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void child.stop())
  console.log(whatToEnter(settings, asterisk.version))
  const code = await child.exited
  if (code > 0 && code < 128) throw new Error(`Asterisk ended with code ${code}; its last words are above.`)
}

async function settingsFor({ folders }: AsteriskPackage): Promise<SwitchSettings> {
  const password = passwords()
  const below = (name: string) => join(folder, name)
  return {
    name: 'phone',
    application: 'huawu',
    folders: { ...folders, configuration: below('configuration'), state: below('state'), run: shortFolder() },
    http: { address, port: await freePort(8_088) },
    access: { user: 'huawu', password: password('ari') },
    sip: await freePlace(address, 5_060),
    media: { address, firstPort: 20_000, lastPort: 20_999 },
    country: 'cn',
    // Whatever calls from there is a customer: sipp -i 127.0.0.2, or a softphone bound to it.
    trunks: [{ name: 'carrier', host: '127.0.0.2:5060', addresses: ['127.0.0.2'] }],
    browsers: ['browser1', 'browser2'].map((account) => ({ account, password: password(account) })),
    deskPhones: desks.map((account) => ({ account, password: password(account) })),
    away: { announcement: 'queue-thankyou', members: desks, longestWaitSeconds: 600 },
  }
}

/** Made once, so that what was entered stays true. */
function passwords(): (name: string) => string {
  const file = join(folder, 'passwords.json')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  return (name) => {
    kept[name] ??= randomBytes(18).toString('base64url')
    writeFileSync(file, `${JSON.stringify(kept, undefined, 2)}\n`, { mode: 0o600 })
    return kept[name]
  }
}

// A data folder may lie deeper than the path of a socket may be long.
function shortFolder(): string {
  return join(tmpdir(), `huawu-phone-${process.getuid?.() ?? 0}`)
}

function sayIfBad(line: string): void {
  if (/\] (WARNING|ERROR)\[/.test(line) && !/Unable to load config file|conf/.test(line)) console.log(line)
}

function whatToEnter(
  { http, access, sip, application, browsers, deskPhones }: SwitchSettings,
  version: string,
) {
  const accounts = [...browsers, ...deskPhones].map((it) => `    ${it.account.padEnd(10)} ${it.password}`)
  return `
Asterisk ${version} is ready. Everything is on loopback; Ctrl-C ends it.

  For Huawu
    address    http://${http.address}:${http.port}
    user       ${access.user}
    password   ${access.password}
    application ${application}
    trunk      carrier

  For telephones (SIP ${sip.address}:${sip.port}, UDP or TCP) and browsers (ws://${http.address}:${http.port}/ws)
${accounts.join('\n')}

  To call as a customer, from 127.0.0.2
    sipp -i 127.0.0.2 -sn uac -s 4008001234 -m 1 ${sip.address}:${sip.port}

  Configuration and recordings are in ${folder}
`
}
