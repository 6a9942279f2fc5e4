// The command line: npm run huawu -- COMMAND
import { parseArgs } from 'node:util'
import { doSetup } from '#identity/core'
import { storedReplyFiles } from '#canned-replies/server'
import { storedFiles } from '#contacts/server'
import { createKey, endAllSessions } from '#identity/server'
import { perform } from '#platform/action'
import { restoreBackup, writeBackup } from '#platform/backup'
import { forgetSetupKey, readConfig, StartRefused } from '#platform/config'
import { checker, explain, Invalid, readWords } from '#platform/http'
import { openLog } from '#platform/log'
import type { Organisation, Organisations } from '#platform/organisations'
import { Refused } from '#protocol'
import { openInstallation } from './installation.ts'
import { setUp, type WantedSetup } from './setup.ts'

const help = `npm run huawu -- COMMAND

  setup     makes the first organisation, or another one, unattended
              --org NAME --email E --password P
              [--code main] [--language zh-Hans|zh-Hant|en] [--time-zone Asia/Shanghai]
              [--name 管理员] [--staff-number 1000] [--sample]
  api-key   makes a key for a program and prints it once
              --name N --role administrator|supervisor|team-leader|agent [--organisation CODE]
  backup    writes everything of an organisation into one file, also while it works
              --to FILE [--organisation CODE]
  restore   makes an organisation anew out of such a file, never over one that is there
              --from FILE [--as CODE]
  help      this page
`

const text = { type: 'string' } as const

type Command = (organisations: Organisations, args: string[]) => Promise<string>

const commands: Readonly<Record<string, Command>> = {
  async setup(organisations, args) {
    const { values } = parseArgs({
      args,
      options: {
        org: text,
        email: text,
        password: text,
        code: { ...text, default: 'main' },
        language: { ...text, default: 'zh-Hans' },
        'time-zone': { ...text, default: Intl.DateTimeFormat().resolvedOptions().timeZone },
        name: { ...text, default: '管理员' },
        'staff-number': { ...text, default: '1000' },
        sample: { type: 'boolean', default: false },
      },
    })
    const given = {
      key: '-',
      organisation: {
        name: needed(values.org, '--org'),
        code: values.code,
        language: values.language,
        timeZone: values['time-zone'],
      },
      administrator: {
        name: values.name,
        email: needed(values.email, '--email'),
        staffNumber: values['staff-number'],
        password: needed(values.password, '--password'),
      },
      sample: values.sample,
    }
    const check = checker(doSetup.body ?? doSetup.answer, 'body')
    const done = await setUp(organisations, check(given) as WantedSetup)
    const accounts = done.sampleAccounts.map(
      ({ name, staffNumber, password, role, team }) =>
        `  ${staffNumber}  ${password}  ${name}  ${role}  ${team}`,
    )
    return [`Set up. Sign in with ${done.signInWith}.`, ...accounts].join('\n')
  },

  async 'api-key'(organisations, args) {
    const { values } = parseArgs({ args, options: { name: text, role: text, organisation: text } })
    const organisation = chosen(organisations, values.organisation)
    const wanted = { name: needed(values.name, '--name'), role: needed(values.role, '--role') }
    const { result } = await perform(
      { organisation, actor: { kind: 'system', name: 'command line' }, now: organisation.clock() },
      (tx) => createKey(tx, wanted),
    )
    return result.key
  },

  async backup(organisations, args) {
    const { values } = parseArgs({ args, options: { to: text, organisation: text } })
    const to = needed(values.to, '--to')
    const organisation = chosen(organisations, values.organisation)
    const { bytes, manifest } = await writeBackup({
      organisation,
      to,
      storedFiles: [storedFiles, storedReplyFiles],
      onProgress,
    })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const { count, missing } = manifest.files
    return [
      `Backed up ${organisation.code} as of ${manifest.at}: ${rows} rows, ${count} files, ${bytes} bytes in ${to}.`,
      'Whoever has this file has everything in it: keep it where nobody else reads.',
      ...(missing > 0 ? [`${missing} files were not in the storage and are not in the backup.`] : []),
    ].join('\n')
  },

  async restore(organisations, args) {
    const { values } = parseArgs({ args, options: { from: text, as: text } })
    const from = needed(values.from, '--from')
    const { organisation, manifest, hostsTaken } = await restoreBackup({
      organisations,
      from,
      as: values.as,
      endSessions: endAllSessions,
      onProgress,
    })
    return [
      `Restored ${manifest.organisation.code} as of ${manifest.at} under the code ${organisation.code}.`,
      'All sessions have ended: people sign in again with their passwords.',
      ...howReached(organisations),
      ...hostsTaken.map(
        (host) => `The host name ${host} belongs to another organisation here and stays there.`,
      ),
    ].join('\n')
  },
}

/** The only organisation is found at every address; the second one ends that. */
function howReached(organisations: Organisations): string[] {
  const without = organisations.all().filter(({ hosts }) => hosts.length === 0)
  if (organisations.all().length < 2 || without.length === 0) return []
  const names = without.map(({ code }) => `${code}.…`).join(' and ')
  return [`There are several organisations here now: those without a host name are found at ${names} only.`]
}

const onProgress = (sentence: string) => void process.stderr.write(`${sentence}\n`)

function needed(value: string | undefined, option: string): string {
  if (value === undefined || value === '')
    throw new StartRefused(`${option} is missing. npm run huawu -- help`)
  return value
}

function chosen(organisations: Organisations, code: string | undefined): Organisation {
  const all = organisations.all()
  const organisation =
    code === undefined ? (all.length === 1 ? all[0] : undefined) : organisations.byCode(code)
  if (organisation) return organisation
  if (all.length === 0) throw new StartRefused('Huawu is not set up yet: npm run huawu -- setup …')
  throw new StartRefused(`Say which organisation: --organisation ${all.map((one) => one.code).join(' or ')}`)
}

async function main([name = 'help', ...args]: string[]): Promise<string> {
  const command = commands[name]
  if (name === 'help' || name === '--help') return help
  if (!command) throw new StartRefused(`There is no command "${name}".\n\n${help}`)
  const config = readConfig(process.env, [])
  const installation = await openInstallation(config, openLog('error'), { whenRunning: 'join', poolSize: 4 })
  try {
    const said = await command(installation.organisations, args)
    if (name === 'setup' || name === 'restore') forgetSetupKey(config.dataFolder)
    return said
  } finally {
    await installation.close()
  }
}

async function sentenceFor(error: unknown): Promise<string> {
  if (error instanceof StartRefused) return error.message
  if (error instanceof Invalid) {
    const words = await readWords()
    return error.fields
      .map(({ path, rule, limit }) => {
        const sentence = words.t(`fields.${rule}`, { ns: 'protocol', lng: 'en', limit: limit ?? '' })
        return `${path.slice(1)}: ${sentence}`
      })
      .join('\n')
  }
  if (error instanceof Refused) {
    const { code, facts } = error.refusal
    return explain(await readWords(), 'en', code, facts)
  }
  if (error instanceof TypeError && 'code' in error) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

async function fail(error: unknown): Promise<void> {
  const sentence = await sentenceFor(error)
  process.stderr.write(`${sentence}\n`, () => process.exit(1))
}

main(process.argv.slice(2)).then((said) => process.stdout.write(`${said}\n`, () => process.exit(0)), fail)
