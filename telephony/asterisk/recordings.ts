// A recording is two files, what the leg says and what it hears, and is read as one with two channels.
import type { LegId, RecordingId, Signal } from '#channels-phone/core'
import { type AriClient, inPath } from './ari-client.ts'
import type { Entrances } from './entrances.ts'
import { entrance, type Half, halfName, halves } from './inner-names.ts'
import { unless } from './rooms.ts'
import { twoChannels } from './two-channels.ts'

type Recorded = Extract<Signal, { type: 'recorded' }>

export type Recordings = {
  begin(recording: RecordingId, leg: LegId): Promise<void>
  pause(recording: RecordingId, on: boolean): Promise<void>
  stop(recording: RecordingId): Promise<void>
  read(recording: RecordingId): Promise<AsyncIterable<Uint8Array> | undefined>
  forget(recording: RecordingId): Promise<void>
  /** Each half ends by itself; told is the second. */
  after(signal: Recorded): Recorded | undefined
}

const spiedAt = { says: 'in', hears: 'out' } as const

type Around = { doors: Entrances; application: string; tell(signal: Recorded): void }

export function recordingsOn(ari: AriClient, { doors, application, tell }: Around): Recordings {
  const halfOver = new Map<RecordingId, Recorded>()
  const ofBoth = async (ask: (half: Half) => Promise<unknown>) => void (await Promise.all(halves.map(ask)))

  function spy(half: Half, recording: RecordingId, leg: LegId): Promise<unknown> {
    return ari.ask('POST', `channels/${inPath(leg)}/snoop/${inPath(halfName(half, recording))}`, {
      query: { spy: spiedAt[half], app: application, appArgs: entrance.inner },
    })
  }

  function write(half: Half, recording: RecordingId): Promise<void> {
    const name = halfName(half, recording)
    const query = { name, format: 'wav', ifExists: 'overwrite' }
    return doors.whenEntered(name, () => ari.ask('POST', `channels/${inPath(name)}/record`, { query }))
  }

  return {
    async begin(recording, leg) {
      try {
        await ofBoth((half) => spy(half, recording, leg))
        // Both at once, so that question and answer lie where they were.
        await ofBoth((half) => write(half, recording))
      } catch (error) {
        unless(404)(error)
        tell({ at: Date.now(), type: 'recorded', recording, milliseconds: 0, why: 'failed' })
      }
    },
    pause: (recording, on) =>
      ofBoth((half) => ari.askIfThere(on ? 'POST' : 'DELETE', `${liveOf(half, recording)}/pause`)),
    async stop(recording) {
      await ofBoth((half) => ari.askIfThere('POST', `${liveOf(half, recording)}/stop`))
      await ofBoth((half) => ari.askIfThere('DELETE', `channels/${inPath(halfName(half, recording))}`))
    },
    async read(recording) {
      const [says, hears] = await Promise.all(
        halves.map((half) => ari.download(`${storedOf(half, recording)}/file`)),
      )
      if (says?.body && hears?.body) return twoChannels(says.body, hears.body)
      await Promise.all([says?.body?.cancel(), hears?.body?.cancel()])
      return undefined
    },
    forget: (recording) => ofBoth((half) => ari.askIfThere('DELETE', storedOf(half, recording))),
    after(signal) {
      const other = halfOver.get(signal.recording)
      if (!other) return void halfOver.set(signal.recording, signal)
      halfOver.delete(signal.recording)
      const milliseconds = Math.max(signal.milliseconds, other.milliseconds)
      return { ...signal, milliseconds, why: other.why === 'failed' ? 'failed' : signal.why }
    },
  }
}

function liveOf(half: Half, recording: RecordingId): string {
  return `recordings/live/${inPath(halfName(half, recording))}`
}

function storedOf(half: Half, recording: RecordingId): string {
  return `recordings/stored/${inPath(halfName(half, recording))}`
}
