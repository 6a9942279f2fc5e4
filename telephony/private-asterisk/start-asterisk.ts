// Writes the configuration of a private Asterisk and runs it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type AsteriskAccess, checkAsterisk, configurationFiles, foldersToMake } from '#telephony/asterisk'
import type { SwitchSettings } from '#telephony/asterisk'
import type { AsteriskPackage } from './asterisk-package.ts'
import { type Child, type ChildOptions, startChild } from './child.ts'

const startMilliseconds = 20_000
const betweenLooksMilliseconds = 50

/** Answers when the switch takes calls. */
export async function startAsterisk(
  { command }: AsteriskPackage,
  settings: SwitchSettings,
  options: Omit<ChildOptions, 'cwd'> = {},
): Promise<Child> {
  writeConfiguration(settings)
  const { configuration } = settings.folders
  // -f stays in the foreground, -n without colours.
  const args = ['-C', join(configuration, 'asterisk.conf'), '-f', '-n']
  const child = startChild(command(args), { cwd: configuration, ...options })
  try {
    await untilItTakesCalls(child, accessTo(settings))
    return child
  } catch (error) {
    await child.stop()
    throw error
  }
}

/** It holds passwords: for its owner only. */
export function writeConfiguration(settings: SwitchSettings): void {
  for (const folder of foldersToMake(settings)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const [name, text] of Object.entries(configurationFiles(settings)))
    writeFileSync(join(settings.folders.configuration, name), text, { mode: 0o600 })
}

export function accessTo({ name, application, http, access }: SwitchSettings): AsteriskAccess {
  return { name, application, url: `http://${http.address}:${http.port}`, ...access }
}

async function untilItTakesCalls(child: Child, access: AsteriskAccess): Promise<void> {
  const patience = AbortSignal.timeout(startMilliseconds)
  for (;;) {
    const findings = await checkAsterisk(access)
    if (findings.length === 0) return
    const why = patience.aborted
      ? `it does not take calls: ${JSON.stringify(findings)}`
      : await Promise.race([child.exited.then(() => 'it ended'), pause(betweenLooksMilliseconds, undefined)])
    if (why !== undefined) throw new Error(`Asterisk did not start, ${why}. It said: ${lastWordsIn(child)}`)
  }
}

function lastWordsIn(child: Child): string {
  return child.said().trim().split('\n').slice(-5).join('\n')
}
