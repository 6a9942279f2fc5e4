// What must happen at its second: each domain keeps when in its own rows, and says here what is due.
import { perform, type Tx } from '#platform/action'
import type { Db } from '#platform/database'
import type { Organisation } from '#platform/organisations'
import type { Id } from '#protocol'

export type DueWork = {
  /** `domain.what-is-done`: the system actor under whose name it is done. */
  name: string
  /** What is due at `now`, the longest due first. */
  due(db: Db, now: Date, limit: number): Promise<readonly Id[]>
  /** Looks again under a lock: what was done, put off or overtaken meanwhile is left alone. */
  act(tx: Tx, id: Id): Promise<void>
}

const betweenLooksMilliseconds = 250
const afterFailureMilliseconds = 10_000
const mostAtOnce = 50

/** Looks again and again until stopped. Many processes may: `act` makes a second one harmless. */
export function runDue(organisation: Organisation, works: readonly DueWork[]): { stop(): Promise<void> } {
  const look = looking(organisation, works)
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let current = turn()

  async function turn(): Promise<void> {
    await look()
    if (!stopped) timer = setTimeout(() => void (current = turn()), betweenLooksMilliseconds)
  }

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await current
    },
  }
}

/** Does once what is due now; for tests. */
export async function doDue(organisation: Organisation, works: readonly DueWork[]): Promise<void> {
  for (const work of works) {
    const ids = await work.due(organisation.db, organisation.clock(), mostAtOnce)
    for (const id of ids) await act(organisation, work, id)
  }
}

/** What fails waits a while, so that it holds up neither its own kind nor the others. */
function looking(organisation: Organisation, works: readonly DueWork[]): () => Promise<void> {
  const failedUntil = new Map<string, number>()

  async function lookAt(work: DueWork): Promise<void> {
    const now = Date.now()
    for (const [key, until] of failedUntil) if (until <= now) failedUntil.delete(key)
    try {
      const ids = await work.due(organisation.db, organisation.clock(), mostAtOnce + failedUntil.size)
      for (const id of ids.filter((one) => !failedUntil.has(`${work.name} ${one}`))) {
        await act(organisation, work, id).catch((error: unknown) => {
          failedUntil.set(`${work.name} ${id}`, now + afterFailureMilliseconds)
          organisation.log.error({ error, work: work.name, id }, 'what was due could not be done')
        })
      }
    } catch (error) {
      organisation.log.warn({ error, work: work.name }, 'what is due could not be read')
    }
  }

  return async () => {
    for (const work of works) await lookAt(work)
  }
}

async function act(organisation: Organisation, { name, act: once }: DueWork, id: Id): Promise<void> {
  await perform({ organisation, actor: { kind: 'system', name }, now: organisation.clock() }, (tx) =>
    once(tx, id),
  )
}
