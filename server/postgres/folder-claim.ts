// One running Huawu owns a data folder. What a killed one left behind does not count.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { markOfProcess } from './processes.ts'

export type FolderClaim = { heldByMe: true; release: () => void } | { heldByMe: false; pid: number }

export async function claimFolder(
  file: string,
  patienceMs: number,
  onWait: (pid: number) => void,
): Promise<FolderClaim> {
  const giveUpAt = Date.now() + patienceMs
  let told = false
  for (;;) {
    if (wroteClaim(file)) return { heldByMe: true, release: () => rmSync(file, { force: true }) }
    const pid = livingHolder(file)
    if (pid === undefined) {
      rmSync(file, { force: true })
      continue
    }
    if (Date.now() >= giveUpAt) return { heldByMe: false, pid }
    if (!told) onWait(pid)
    told = true
    await pause(50)
  }
}

function wroteClaim(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}\n${markOfProcess(process.pid)}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function livingHolder(file: string): number | undefined {
  const [pid, mark] = readIfThere(file).split('\n')
  return mark !== undefined && mark === markOfProcess(Number(pid)) ? Number(pid) : undefined
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
