// What runs in the background for each organisation, by the roles of this process.
import { setTimeout as pause } from 'node:timers/promises'
import { organisationChanged } from '#identity/core'
import { endExpiredSessions, noMail, smtpMail, useMail } from '#identity/server'
import { perform } from '#platform/action'
import type { Config, Role } from '#platform/config'
import { runJobs } from '#platform/jobs'
import { runDue } from '#platform/due'
import type { Log } from '#platform/log'
import type { Organisation, Organisations, Standing } from '#platform/organisations'
import { beat } from '#platform/processes'
import { runPhone, useTelephony } from '#channels-phone/server'
import { checkAsterisk, openAsterisk } from '#telephony/asterisk'
import { watchScreens } from '#presence/server'
import { runRouter } from '#routing/server'
import { dueWorks } from '#due'
import { reactions } from '#reactions'
import type { Actor, StoredEvent } from '#protocol'

type Stoppable = { stop(): Promise<void> }
type Routers = Map<string, { isLeader(): boolean }>

export function runOrganisations(
  organisations: Organisations,
  options: { processId: string; roles: readonly Role[]; log: Log; mail: Config['mail'] },
): { isReady(): Promise<boolean>; leads(code: string): boolean; stop(): Promise<void> } {
  const started: Promise<Stoppable[]>[] = []
  const routers: Routers = new Map()
  const ending = new AbortController()
  const mail = options.mail ? smtpMail(options.mail) : noMail
  organisations.onOpen((organisation) => {
    useMail(organisation, mail)
    useTelephony(organisation, { open: openAsterisk, check: (access) => checkAsterisk(access) })
    organisation.feed.subscribe((events) =>
      events.forEach((event) => {
        closeScreens(organisation, event)
        learnChange(organisation, event)
      }),
    )
    started.push(startPatiently(organisation, { ...options, routers }, ending.signal))
  })
  // Behind the feed: organisations that were made beside this process, and what it never heard of.
  const lookTimer = setInterval(
    () => void organisations.refresh().catch(() => options.log.warn('the organisations could not be read')),
    betweenLooksMilliseconds,
  )
  lookTimer.unref()
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
    leads: (code) => routers.get(code)?.isLeader() ?? false,
    async stop() {
      ending.abort()
      clearInterval(lookTimer)
      const running = (await Promise.all(started)).flat()
      await Promise.all(running.map((one) => one.stop()))
    },
  }
}

/** Who is listened to as whom changes at once: an open screen is closed and has to say again who it is. */
function closeScreens(organisation: Organisation, event: StoredEvent): void {
  const isHers = (actor: Actor) => actor.kind === 'person' && actor.personId === event.about.personId
  if (event.type === 'session.ended') {
    const { sessionId } = event.data as { sessionId: string }
    organisation.hub.closeWhere(
      (actor) => isHers(actor) && 'sessionId' in actor && actor.sessionId === sessionId,
      'signed out',
    )
  }
  if (event.type === 'person.rights-changed') organisation.hub.closeWhere(isHers, 'rights changed')
  if (event.type === 'unit.moved')
    organisation.hub.closeWhere((actor) => actor.kind === 'person', 'rights changed')
}

/** The process that changed it knows already. */
function learnChange(organisation: Organisation, { type, data }: StoredEvent): void {
  if (type === organisationChanged.type) organisation.learn(data as Standing & { version: number })
}

const betweenLooksMilliseconds = 30_000
const betweenStartsMilliseconds = 1_000

/** The database may be away just now: nobody else would start what routes and follows. */
async function startPatiently(
  organisation: Organisation,
  options: { processId: string; roles: readonly Role[]; log: Log; routers: Routers },
  ending: AbortSignal,
): Promise<Stoppable[]> {
  while (!ending.aborted) {
    try {
      return await start(organisation, options)
    } catch (error) {
      options.log.warn({ error }, 'an organisation could not be started yet')
      await pause(betweenStartsMilliseconds, undefined, { signal: ending }).catch(() => undefined)
    }
  }
  return []
}

async function start(
  organisation: Organisation,
  { processId, roles, routers }: { processId: string; roles: readonly Role[]; routers: Routers },
): Promise<Stoppable[]> {
  const running: Stoppable[] = []
  try {
    running.unshift(await beat(organisation, processId, roles))
    if (roles.includes('web')) running.unshift(await watchScreens(organisation, { processId }))
    if (roles.includes('router')) {
      const router = await runRouter(organisation, { processId })
      routers.set(organisation.code, router)
      running.unshift(router)
    }
    if (roles.includes('voice')) running.unshift(await runPhone(organisation))
    if (roles.includes('worker')) running.unshift(await runJobs(organisation, reactions, processId))
    if (roles.includes('worker')) running.unshift(runDue(organisation, dueWorks))
    if (roles.includes('worker')) running.unshift(watchSessions(organisation))
    return running
  } catch (error) {
    await Promise.allSettled(running.map((one) => one.stop()))
    throw error
  }
}

const watchSessionsMilliseconds = 60_000

function watchSessions(organisation: Organisation): Stoppable {
  const actor = { kind: 'system', name: 'identity' } as const
  const look = () =>
    perform({ organisation, actor, now: organisation.clock() }, endExpiredSessions).then(
      () => undefined,
      () => organisation.log.warn('sessions that are over could not be ended'),
    )
  let looking: Promise<void> = look()
  const timer = setInterval(() => {
    looking = look()
  }, watchSessionsMilliseconds)
  return {
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
