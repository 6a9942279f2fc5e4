// Simulated telephones: one SIPp for each call, on loopback.
import { createSocket } from 'node:dgram'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Child, debianPrograms, type DebianPrograms, startChild } from '#telephony/private-asterisk'

export type Place = { address: string; port: number }
export type Telephones = {
  /** Calls the switch from there. */
  calls(from: Place, scenario: string): Child
  /** Waits there for one call; answers when it does. */
  waits(at: Place, scenario: string): Promise<Child>
  stop(): Promise<void>
}

export function sippProgram(say: (line: string) => void): Promise<DebianPrograms> {
  return debianPrograms({ name: 'sip-tester', packages: ['sip-tester'], say })
}

export function simulatedTelephones(programs: DebianPrograms, switchAt: Place, folder: string): Telephones {
  const children: Child[] = []
  function start({ address, port }: Place, scenario: string, more: readonly string[]): Child {
    const file = join(folder, `scenario-${children.length}.xml`)
    writeFileSync(file, scenario)
    const place = ['-i', address, '-p', String(port), '-mi', address, '-mp', String(port + 1)]
    const manners = ['-m', '1', '-nostdin', '-timeout', '30s', '-timeout_error']
    const command = programs.command('usr/bin/sipp', ['-sf', file, ...place, ...manners, ...more])
    // It draws its screen also where nobody looks.
    const child = startChild(command, { cwd: folder, environment: { TERM: 'xterm' } })
    children.push(child)
    return child
  }
  return {
    calls: (from, scenario) => start(from, scenario, [`${switchAt.address}:${switchAt.port}`]),
    async waits(at, scenario) {
      const child = start(at, scenario, [])
      while (await isFree(at)) await pause(10)
      return child
    },
    stop: async () => void (await Promise.all(children.map((child) => child.stop()))),
  }
}

function isFree({ address, port }: Place): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => resolve(false))
    socket.bind(port, address, () => socket.close(() => resolve(true)))
  })
}
