// Writes down whose screens this process holds, one change after the other, until it is stopped.
import { setTimeout as pause } from 'node:timers/promises'
import { perform, type Tx } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import type { Actor, Id } from '#protocol'
import { screensClosed, screensOpened } from './screens.ts'
import { giveGrace, unwritten } from './store.ts'

const actor: Actor = { kind: 'system', name: 'presence' }
const afterFailureMilliseconds = 500
const betweenLooksMilliseconds = 5_000

type Seen = { here: boolean; at: Date }

/** `processId` is the one whose heartbeat says that this process lives. */
export async function watchScreens(
  organisation: Organisation,
  { processId }: { processId: Id },
): Promise<{ stop(): Promise<void> }> {
  const { clock, hub, log } = organisation
  const toWrite = new Map<Id, Seen>()
  const here = new Set<Id>()
  let writing: Promise<void> | undefined
  let stopped = false
  const act = (work: (tx: Tx) => Promise<void>) => perform({ organisation, actor, now: clock() }, work)

  await act((tx) => giveGrace(tx.db, processId, tx.now))

  const unwatch = hub.watchActors((who, { isHere, silentMilliseconds }) => {
    if (who.kind !== 'person') return
    if (isHere) here.add(who.personId)
    else here.delete(who.personId)
    const at = new Date(clock().getTime() - silentMilliseconds)
    toWrite.set(who.personId, { here: isHere, at })
    stir()
  })

  function stir(): void {
    if (writing || stopped) return
    writing = writeAll().finally(() => {
      writing = undefined
      if (toWrite.size > 0) stir()
    })
  }

  async function writeAll(): Promise<void> {
    for (const [personId, seen] of toWrite) {
      if (stopped) return
      toWrite.delete(personId)
      try {
        await write(personId, seen)
      } catch (error) {
        log.warn({ error }, 'whose screens are connected could not be written down')
        if (!toWrite.has(personId)) toWrite.set(personId, seen)
        await pause(afterFailureMilliseconds)
      }
    }
  }

  async function write(personId: Id, seen: Seen): Promise<void> {
    const screens = { personId, processId }
    await act((tx) => (seen.here ? screensOpened(tx, screens) : screensClosed(tx, screens, seen.at)))
  }

  /** Behind it: a process that was thought dead for a moment, or a write that never came through. */
  async function lookAgain(): Promise<void> {
    for (const personId of await unwritten(organisation.db, processId, [...here])) {
      if (!toWrite.has(personId)) toWrite.set(personId, { here: here.has(personId), at: clock() })
    }
    if (toWrite.size > 0) stir()
  }

  const looking = setInterval(() => {
    if (!writing) lookAgain().catch(() => log.warn('whose screens are written down could not be read'))
  }, betweenLooksMilliseconds)

  return {
    /** What it wrote stays: whoever is still there when its process is gone is missed from then on. */
    async stop() {
      stopped = true
      unwatch()
      clearInterval(looking)
      await writing
    },
  }
}
