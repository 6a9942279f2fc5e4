// A whole telephone floor on loopback, for tests: a private Asterisk, its switchboard, and telephones that call.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LegId, Signal, Switchboard } from '#channels-phone/core'
import { type AsteriskAccess, openAsterisk, type SwitchSettings } from '#telephony/asterisk'
import {
  accessTo,
  asteriskPackage,
  type Child,
  freePlace,
  freePort,
  startAsterisk,
} from '#telephony/private-asterisk'
import { type CuttableLine, cuttableLine } from './cuttable-line.ts'
import { listenTo, type Heard } from './heard.ts'
import { type Place, sippProgram, type Telephones, simulatedTelephones } from './sipp.ts'

export type Programs = {
  asterisk: Awaited<ReturnType<typeof asteriskPackage>>
  sipp: Awaited<ReturnType<typeof sippProgram>>
}

/** An Asterisk with telephones round it, and nobody at its application. */
export type Exchange = {
  access: AsteriskAccess
  folder: string
  /** Rings where an account is registered; each is used once. */
  phone(scenario: string): Promise<{ account: string; child: Child }>
  /** Calls, and nobody of ours hears of it. */
  callUnheard(scenario: string): Promise<Child>
  /** The telephone that Asterisk itself rings while we are away. */
  awayPhone(scenario: string): Promise<Child>
  close(): Promise<void>
}

export type Floor = Exchange & {
  switchboard: Switchboard
  heard: Heard
  line: CuttableLine
  /** Answers when the call stands at the switch. */
  call(scenario: string): Promise<{ leg: LegId; child: Child; arrived: Extract<Signal, { type: 'arrived' }> }>
}

export async function programsForFloor(): Promise<Programs> {
  const say = () => undefined
  return { asterisk: await asteriskPackage(say), sipp: await sippProgram(say) }
}

const phones = 16
const prefix = 'huawu-floor-'

export async function openExchange({ asterisk, sipp }: Programs): Promise<Exchange> {
  clearAbandoned()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  const places = await Promise.all(
    Array.from({ length: phones }, (_, index) => freePlace(`127.0.0.${index + 10}`)),
  )
  const settings = await settingsBelow(folder, asterisk.folders, places)
  const child = await startAsterisk(asterisk, settings)
  const telephones = simulatedTelephones(sipp, settings.sip, folder)
  return {
    access: { ...accessTo(settings), hearsTalking: true, numbers: { loop: 'digits' as const } },
    folder,
    ...people(telephones, places),
    async close() {
      await telephones.stop()
      await child.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function openFloor(programs: Programs): Promise<Floor> {
  const exchange = await openExchange(programs)
  const { hostname, port } = new URL(exchange.access.url)
  const line = await cuttableLine({ address: hostname, port: Number(port) })
  const access = { ...exchange.access, url: `http://127.0.0.1:${line.port}` }
  const switchboard = await openAsterisk(access)
  const heard = listenTo(switchboard)
  return {
    ...exchange,
    access,
    line,
    switchboard,
    heard,
    async call(scenario) {
      const arrival = heard.next('arrived')
      const child = await exchange.callUnheard(scenario)
      const arrived = await arrival
      return { leg: arrived.leg, child, arrived }
    },
    async close() {
      await switchboard.close()
      line.close()
      await exchange.close()
    },
  }
}

function people(telephones: Telephones, places: readonly Place[]) {
  const [away, ...others] = places
  let used = 0
  const waitAt = (place: Place | undefined, scenario: string) => {
    if (!place) throw new Error('there are no more telephones on this floor')
    return telephones.waits(place, scenario)
  }
  return {
    async phone(scenario: string) {
      used += 1
      return { account: `phone${used}`, child: await waitAt(others[used - 1], scenario) }
    },
    callUnheard: async (scenario: string) => telephones.calls(await freePlace('127.0.0.2'), scenario),
    awayPhone: (scenario: string) => waitAt(away, scenario),
  }
}

async function settingsBelow(
  folder: string,
  packed: Pick<SwitchSettings['folders'], 'modules' | 'data' | 'music'>,
  places: readonly Place[],
): Promise<SwitchSettings> {
  const [address, mediaPort] = ['127.0.0.1', await freePort()]
  // Not where browsers come from, for its own trunk is known by this address.
  const sip = await freePlace('127.0.0.9')
  const below = (name: string) => join(folder, name)
  mkdirSync(below('run'))
  return {
    name: 'floor',
    application: 'huawu',
    folders: { ...packed, configuration: below('etc'), state: below('state'), run: below('run') },
    http: { address, port: await freePort() },
    access: { user: 'huawu', password: 'only on this floor' },
    sip,
    media: { address, firstPort: mediaPort, lastPort: mediaPort + 200 },
    country: 'cn',
    trunks: [
      { name: 'carrier', host: '127.0.0.2', addresses: ['127.0.0.2'] },
      // Leads back to the switch itself.
      { name: 'loop', host: `${sip.address}:${sip.port}`, addresses: [sip.address] },
    ],
    browsers: [{ account: 'browser1', password: 'only on this floor' }],
    deskPhones: places.map((place, index) => ({
      account: `phone${index}`,
      password: 'only on this floor',
      address: `${place.address}:${place.port}`,
    })),
    away: { announcement: 'beep', members: ['phone0'], longestWaitSeconds: 60 },
  }
}

// A run that was killed could not clean up after itself; its processes have ended with it.
function clearAbandoned(): void {
  for (const name of readdirSync(tmpdir()).filter((it) => it.startsWith(prefix))) {
    const pid = name.slice(prefix.length).split('-')[0] ?? ''
    if (!existsSync(`/proc/${pid}`)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}
