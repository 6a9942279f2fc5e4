// The PostgreSQL that Huawu brings along: made on the first start, watched while Huawu runs, stopped with it.
import { type Access, applicationUrl, newAccess, ownerUrl, readAccess, writeAccess } from './access.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { keepBounded } from './bounded-log.ts'
import { clusterExists, giveToOwnerOf, makeCluster, refuseOtherVersion } from './cluster.ts'
import { claimFolder } from './folder-claim.ts'
import { freePort, isPortFree } from './free-port.ts'
import { keepRunning } from './keep-running.ts'
import { type Layout, layoutBelow, makeFolder } from './layout.ts'
import { clearLeftBehind } from './left-behind.ts'
import { launchPostmaster, type Postmaster } from './postmaster.ts'
import { ensureApplicationRole } from './roles.ts'
import { chooseRunAs, type RunAs } from './run-as.ts'
import { type Settings, settingsFor } from './settings.ts'
import { StartFailure } from './start-failure.ts'

export type EmbeddedPostgresOptions = {
  // The data folder of Huawu; PostgreSQL lives in `postgres` below it.
  folder: string
  onProgress?: (sentence: string) => void
  onCrash?: (reason: string) => void
  onRestartFailed?: (reason: string) => void
  onRecovery?: (downMs: number) => void
  settings?: Settings
  // What to do when another living Huawu runs this data folder: the command line joins in, a server refuses.
  whenRunning?: 'refuse' | 'join'
  patienceMs?: number
}

export type EmbeddedPostgres = {
  ownerUrl: string
  applicationUrl: string
  port: number
  // Resolves when the process is gone. Does nothing for one who only joined.
  stop: () => Promise<void>
}

type Preparation = { layout: Layout; binaries: Binaries; runAs: RunAs; options: EmbeddedPostgresOptions }

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const layout = layoutBelow(options.folder)
  makeFolder(layout.folder)
  const joins = options.whenRunning === 'join'
  const claim = await claimFolder(layout.claim, joins ? 0 : (options.patienceMs ?? 10_000), (pid) => {
    if (!joins) options.onProgress?.(`Waiting for another Huawu (process ${pid}) to leave the data folder`)
  })
  if (!claim.heldByMe) return joins ? joinRunning(layout) : refuseSecond(options.folder, claim.pid)
  try {
    return await startAsOwner(layout, options, claim.release)
  } catch (error) {
    claim.release()
    throw error
  }
}

function refuseSecond(folder: string, pid: number): never {
  throw new StartFailure(
    'already-running',
    `Another Huawu (process ${pid}) already runs on the data folder ${folder}: stop it, or set HUAWU_DATA to another folder.`,
  )
}

function joinRunning(layout: Layout): EmbeddedPostgres {
  const access = readAccess(layout.access)
  if (access === undefined) {
    throw new StartFailure(
      'still-starting',
      `Huawu is just making its database in ${layout.folder}: try again shortly.`,
    )
  }
  return { ...connectionTo(access), stop: async () => {} }
}

async function startAsOwner(
  layout: Layout,
  options: EmbeddedPostgresOptions,
  release: () => void,
): Promise<EmbeddedPostgres> {
  const preparation = { layout, options, binaries: findBinaries(), runAs: chooseRunAs(layout.cluster) }
  await prepareCluster(preparation)
  await clearLeftBehind(layout.cluster, () => {
    options.onProgress?.('Stopping the database that a killed Huawu left behind')
  })
  const access = await withUsablePort(layout)
  const launch = (): Promise<Postmaster> => launchOn(access.port, preparation)
  const first = await launchOrExplain(launch, preparation)
  try {
    await ensureApplicationRole(access)
  } catch (error) {
    await first.stop()
    throw error
  }
  return { ...connectionTo(access), stop: supervise(first, launch, preparation, release) }
}

async function prepareCluster({ layout, options, binaries, runAs }: Preparation): Promise<void> {
  if (clusterExists(layout)) return refuseOtherVersion(layout, binaries)
  options.onProgress?.('Making the database')
  const access = readAccess(layout.access) ?? newAccess(await freePort())
  writeAccess(layout.access, access)
  const durable = options.settings?.['fsync'] !== 'off'
  await makeCluster(layout, access.ownerPassword, { initdb: binaries.initdb, runAs, durable })
}

async function withUsablePort(layout: Layout): Promise<Access> {
  const access = readAccess(layout.access)
  if (access === undefined) {
    throw new StartFailure(
      'access-missing',
      `${layout.access} is missing, and with it the passwords of the database beside it: restore it from the backup this data came from.`,
    )
  }
  if (await isPortFree(access.port)) return access
  const moved = { ...access, port: await freePort() }
  writeAccess(layout.access, moved)
  giveToOwnerOf(layout.cluster, layout.access)
  return moved
}

async function launchOn(
  port: number,
  { layout, binaries, runAs, options }: Preparation,
): Promise<Postmaster> {
  await clearLeftBehind(layout.cluster, () => {})
  return launchPostmaster({
    layout,
    command: (args) => runAs(binaries.postgres, args),
    settings: { ...settingsFor(port), ...options.settings },
  })
}

async function launchOrExplain(
  launch: () => Promise<Postmaster>,
  { layout, options }: Preparation,
): Promise<Postmaster> {
  const since = Date.now()
  const stillRecovering = setInterval(() => {
    options.onProgress?.(`The database is recovering (${Math.round((Date.now() - since) / 1000)} s)`)
  }, 5_000)
  try {
    return await launch()
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StartFailure(
      'database-does-not-start',
      `The database in ${layout.cluster} does not start: ${reason} (more in ${layout.log})`,
      { cause },
    )
  } finally {
    clearInterval(stillRecovering)
  }
}

function supervise(
  first: Postmaster,
  launch: () => Promise<Postmaster>,
  { layout, options }: Preparation,
  release: () => void,
): () => Promise<void> {
  const running = keepRunning(first, launch, {
    onCrash: (reason) => options.onCrash?.(reason),
    onRestartFailed: (reason) => options.onRestartFailed?.(reason),
    onRecovery: (downMs) => options.onRecovery?.(downMs),
  })
  const trimLog = setInterval(() => keepBounded(layout.log), 3_600_000).unref()
  // Huawu ending on its own mistake: there is no time to wait, but the database need not stay behind.
  process.once('exit', running.stopSoon)
  let stopped: Promise<void> | undefined
  async function stop(): Promise<void> {
    await running.stop()
    clearInterval(trimLog)
    process.off('exit', running.stopSoon)
    release()
  }
  return () => (stopped ??= stop())
}

function connectionTo(access: Access): Pick<EmbeddedPostgres, 'ownerUrl' | 'applicationUrl' | 'port'> {
  return { ownerUrl: ownerUrl(access), applicationUrl: applicationUrl(access), port: access.port }
}
