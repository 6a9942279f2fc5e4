// What runs in the background for each organisation, by the roles of this process.
import type { Role } from '#platform/config'
import { runJobs } from '#platform/jobs'
import type { Log } from '#platform/log'
import type { Organisation, Organisations } from '#platform/organisations'
import { beat } from '#platform/processes'
import { runRouter } from '#routing/server'
import { reactions } from '#reactions'

type Stoppable = { stop(): Promise<void> }

export function runOrganisations(
  organisations: Organisations,
  options: { processId: string; roles: readonly Role[]; log: Log },
): { isReady(): Promise<boolean>; stop(): Promise<void> } {
  const started: Promise<Stoppable[]>[] = []
  organisations.onOpen((organisation) => {
    const starting = start(organisation, options)
    starting.catch((error: unknown) => options.log.error({ error }, 'an organisation could not be started'))
    started.push(starting)
  })
  return {
    async isReady() {
      const answers = await Promise.all(
        organisations.all().map((organisation) =>
          organisation.pool.query('select 1').then(
            () => true,
            () => false,
          ),
        ),
      )
      return answers.every(Boolean)
    },
    async stop() {
      const all = await Promise.allSettled(started)
      const running = all.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
      await Promise.all(running.map((one) => one.stop()))
    },
  }
}

async function start(
  organisation: Organisation,
  { processId, roles }: { processId: string; roles: readonly Role[] },
): Promise<Stoppable[]> {
  const pulse = await beat(organisation, processId, roles)
  const router = roles.includes('router') ? [await runRouter(organisation, { processId })] : []
  const worker = roles.includes('worker') ? [await runJobs(organisation, reactions, processId)] : []
  return [...router, ...worker, pulse]
}
