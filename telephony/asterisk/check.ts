// Looks whether an Asterisk is what we need, and says in facts what it lacks.
import { WebSocket } from 'ws'
import { type AriClient, ariClient, AriRefusal, authorizationOf } from './ari-client.ts'
import { applicationVariable } from './dialplan.ts'
import type { AsteriskAccess } from './settings.ts'

export type Finding =
  | { code: 'unreachable'; url: string; reason: string }
  | { code: 'credentials-refused'; user: string }
  | { code: 'no-ari'; url: string; status: number }
  | { code: 'too-old'; version: string; least: number }
  | { code: 'module-missing'; module: string }
  | { code: 'application-not-in-dialplan'; application: string; found: string | null }
  | { code: 'no-trunk'; trunk: string | null }
  | { code: 'trunk-away'; trunk: string }
  | { code: 'no-events'; status: number | null }
  | { code: 'no-websocket-transport'; status: number | null }
  | { code: 'no-opus' }

const leastVersion = 20

const neededModules = [
  'app_stasis',
  'res_ari_applications',
  'res_ari_bridges',
  'res_ari_channels',
  'res_ari_endpoints',
  'res_ari_events',
  'res_ari_playbacks',
  'res_ari_recordings',
  'res_stasis_playback',
  'res_stasis_recording',
  'res_stasis_snoop',
  'res_musiconhold',
  'res_srtp',
  'bridge_simple',
  'bridge_softmix',
  'chan_pjsip',
  'format_wav',
]
const opusModules = ['codec_opus', 'codec_opus_open_source']

type Looking = { access: AsteriskAccess; ari: AriClient }

/** Nothing where all is well. Trunks are those that ought to be there. */
export async function checkAsterisk(
  access: AsteriskAccess,
  trunks: readonly string[] = [],
): Promise<Finding[]> {
  const looking = { access, ari: ariClient(access) }
  const [version, unable] = await versionOf(looking)
  if (version === undefined) return unable
  const findings = await Promise.all([
    missingModules(looking),
    wrongDialplan(looking),
    missingTrunks(looking, trunks),
    closedSockets(access),
  ])
  return [...wrongVersion(version), ...findings.flat()]
}

async function versionOf({ access, ari }: Looking): Promise<[string | undefined, Finding[]]> {
  try {
    const { system } = (await ari.ask('GET', 'asterisk/info')) as { system?: { version?: string } }
    return [system?.version ?? '', []]
  } catch (error) {
    return [undefined, [whyNoAnswer(error, access)]]
  }
}

function whyNoAnswer(error: unknown, { url, user }: AsteriskAccess): Finding {
  if (!(error instanceof AriRefusal)) return { code: 'unreachable', url, reason: reasonIn(error) }
  if (error.status === 401 || error.status === 403) return { code: 'credentials-refused', user }
  return { code: 'no-ari', url, status: error.status }
}

/** ECONNREFUSED, ENOTFOUND, TimeoutError … */
function reasonIn(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : error.name
}

/** `22.10.1+dfsg`, `GIT-20-abc`, `certified-20.7`: the first number counts. */
export function wrongVersion(version: string): Finding[] {
  const major = Number(/\d+/.exec(version)?.[0] ?? 0)
  return major >= leastVersion ? [] : [{ code: 'too-old', version, least: leastVersion }]
}

async function missingModules({ ari }: Looking): Promise<Finding[]> {
  const loaded = (await ari.ask('GET', 'asterisk/modules')) as { name?: string; status?: string }[]
  const running = new Set(
    loaded.filter((it) => it.status === 'Running').map((it) => it.name?.replace(/\.so$/, '')),
  )
  const missing = neededModules.filter((name) => !running.has(name))
  return [
    ...missing.map((module): Finding => ({ code: 'module-missing', module })),
    ...(opusModules.some((name) => running.has(name)) ? [] : [{ code: 'no-opus' } as const]),
  ]
}

async function wrongDialplan({ access: { application }, ari }: Looking): Promise<Finding[]> {
  const query = { variable: applicationVariable }
  const answer = (await ari.askIfThere('GET', 'asterisk/variable', { query })) as
    | { value?: string }
    | undefined
  const found = answer?.value || null
  return found === application ? [] : [{ code: 'application-not-in-dialplan', application, found }]
}

async function missingTrunks({ ari }: Looking, trunks: readonly string[]): Promise<Finding[]> {
  const endpoints = (await ari.ask('GET', 'endpoints/PJSIP')) as { resource?: string; state?: string }[]
  if (endpoints.length === 0 && trunks.length === 0) return [{ code: 'no-trunk', trunk: null }]
  return trunks.flatMap((trunk): Finding[] => {
    const endpoint = endpoints.find((it) => it.resource === trunk)
    if (!endpoint) return [{ code: 'no-trunk', trunk }]
    return endpoint.state === 'offline' ? [{ code: 'trunk-away', trunk }] : []
  })
}

/** Under a name of its own: the running program would lose its line to us. */
async function closedSockets(access: AsteriskAccess): Promise<Finding[]> {
  const [events, telephones] = await Promise.all([
    upgraded(`${access.url}/ari/events?app=${access.application}-check`, access),
    upgraded(`${access.url}/ws`, access, 'sip'),
  ])
  return [
    ...(events === 101 ? [] : [{ code: 'no-events', status: events } as const]),
    ...(telephones === 101 ? [] : [{ code: 'no-websocket-transport', status: telephones } as const]),
  ]
}

const helloMilliseconds = 5_000

/** 101 where a WebSocket opens, else the status, else nothing. */
function upgraded(url: string, access: AsteriskAccess, protocol?: string): Promise<number | null> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url.replace(/^http/, 'ws'), protocol === undefined ? [] : [protocol], {
      headers: { authorization: authorizationOf(access) },
      handshakeTimeout: helloMilliseconds,
    })
    const say = (status: number | null) => {
      resolve(status)
      socket.close()
    }
    socket.once('open', () => say(101))
    socket.once('unexpected-response', (_request, response) => say(response.statusCode ?? null))
    socket.on('error', () => say(null))
  })
}
