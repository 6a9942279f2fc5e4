// Runs Huawu. Reads top to bottom: what was asked for, the database, the organisations, the doors, the end.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gatekeeper, routes, signals } from '#house'
import { readConfig, StartRefused } from '#platform/config'
import { openServer } from '#platform/http'
import { reactionFigures } from '#platform/jobs'
import { openLog } from '#platform/log'
import { waitingFigures } from '#routing/server'
import { openDemo } from './demo.ts'
import { gauges } from './gauges.ts'
import { openInstallation } from './installation.ts'
import { runOrganisations } from './running.ts'
import { offerSetup } from './setup.ts'

async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2))
  const log = openLog(config.logLevel)
  const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
  const goodbye = firstSignal()

  const installation = await openInstallation(config, log, {
    whenRunning: 'refuse',
    poolSize: 20,
    onProgress: say,
  })
  const { organisations, processId } = installation
  const demo =
    config.demo &&
    (await openDemo(organisations, config).catch(async (error: unknown) => {
      await installation.close()
      throw error
    }))
  const running = runOrganisations(organisations, { processId, roles: config.roles, log, mail: config.mail })
  const setup = offerSetup(organisations, config)
  const app = await openServer({
    organisations,
    gatekeeper,
    routes,
    signals,
    setup: setup.register,
    log,
    url: config.url,
    trustProxy: config.trustProxy,
    version: versionOfProgram(),
    isReady: () => running.isReady(),
    gauges: gauges(organisations, {
      figures: [...reactionFigures, ...waitingFigures],
      leads: running.leads,
    }),
  })
  async function stop(): Promise<void> {
    await demo?.stop()
    await app.close()
    await running.stop()
    await installation.close()
  }
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await stop()
    throw listenFailure(error, config.host, config.port)
  }
  say(`Huawu is ready at ${config.url}`)
  if (setup.address) say(`Set it up at ${setup.address} (the key in it works once; keep it to yourself)`)

  await demo?.begin(say)

  await goodbye
  say('Stopping: finishing what is under way')
  await stop()
  say('Stopped')
}

function versionOfProgram(): string {
  const text = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')
  const { version }: { version: string } = JSON.parse(text)
  return version
}

function listenFailure(error: unknown, host: string, port: number): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new StartRefused(
      `Port ${port} is already taken: stop the program that uses it, or set PORT to another.`,
    )
  }
  if (code === 'EACCES')
    return new StartRefused(`Port ${port} needs more rights than Huawu has: set PORT above 1023.`)
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(String(code)))
    return new StartRefused(`This machine has no address ${host}: set HOST to one it has.`)
  return error instanceof Error ? error : new Error(String(error))
}

/** Resolves at the first signal. The terminal and npm may both send one: the second is no hurry. */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}

function fail(error: unknown): never {
  if (error instanceof StartRefused) process.stderr.write(`${error.message}\n`)
  else
    process.stderr.write(
      `Huawu could not go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
  process.exit(1)
}

await main().then(() => process.exit(0), fail)
