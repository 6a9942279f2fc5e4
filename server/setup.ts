// The first visit. Until it is done nothing else is reachable, and only who sees the console can do it.
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { askSetup, doSetup, isTimeZone } from '#identity/core'
import { createFirstAdministrator } from '#people/server'
import { type Config, forgetSetupKey, readSetupKey } from '#platform/config'
import { perform } from '#platform/action'
import { checker, refuseForeignOrigin } from '#platform/http'
import type { Organisation, Organisations } from '#platform/organisations'
import { type AnswerOf, type InputOf, Refused } from '#protocol'
import { furnishSample } from './sample-centre.ts'

export type WantedSetup = Omit<InputOf<typeof doSetup>['body'], 'key'>
type Done = AnswerOf<typeof doSetup>

/** Makes the organisation, its administrator and, where wanted, the sample centre: all of it or nothing. */
export async function setUp(organisations: Organisations, wanted: WantedSetup): Promise<Done> {
  if (organisations.all().some(({ code }) => code === wanted.organisation.code)) throw alreadySetUp()
  if (!isTimeZone(wanted.organisation.timeZone)) {
    throw new Refused({
      code: 'protocol.unknown-time-zone',
      status: 422,
      facts: { timeZone: wanted.organisation.timeZone },
    })
  }
  let done: Done = { signInWith: wanted.administrator.email, sampleAccounts: [] }
  await organisations.create({ ...wanted.organisation, hosts: [] }, async (organisation) => {
    done = await furnish(organisation, wanted)
  })
  return done
}

async function furnish(organisation: Organisation, wanted: WantedSetup): Promise<Done> {
  const actor = { kind: 'system', name: 'set-up' } as const
  const { result } = await perform({ organisation, actor, now: organisation.clock() }, async (tx) => {
    await createFirstAdministrator(tx, { ...wanted.administrator, language: wanted.organisation.language })
    const sampleAccounts = wanted.sample ? await furnishSample(tx, wanted.organisation.language) : []
    return { signInWith: wanted.administrator.email, sampleAccounts }
  })
  return result
}

/** The set-up endpoints, and the address that `npm start` prints while they are open. */
export function offerSetup(
  organisations: Organisations,
  config: Config,
): { address: string | undefined; register(app: FastifyInstance): void } {
  const isDone = () => organisations.all().length > 0
  const key = isDone() ? undefined : readSetupKey(config.dataFolder)
  const check = checker(doSetup.body ?? doSetup.answer, 'body')
  let underWay: Promise<Done> | undefined

  async function answer(request: FastifyRequest): Promise<Done> {
    refuseForeignOrigin(request)
    if (isDone()) throw alreadySetUp()
    const { key: given, ...wanted } = check(request.body ?? {}) as InputOf<typeof doSetup>['body']
    if (!key || !isSame(given, key)) throw new Refused({ code: 'protocol.wrong-setup-key', status: 403 })
    // A double click waits for the first and gets its answer.
    underWay ??= setUp(organisations, wanted).finally(() => (underWay = undefined))
    const done = await underWay
    forgetSetupKey(config.dataFolder)
    return done
  }

  // The command line may set Huawu up beside a server that runs.
  const watch = setInterval(() => {
    if (isDone()) clearInterval(watch)
    else void organisations.refresh().catch(() => undefined)
  }, 2_000)
  watch.unref()

  return {
    address: key && `${config.url}/setup?key=${key}`,
    register(app) {
      app.get(`/api/v1${askSetup.path}`, { schema: { hide: true } }, async () => ({ done: isDone() }))
      app.post(`/api/v1${doSetup.path}`, { schema: { hide: true } }, answer)
    },
  }
}

const alreadySetUp = () => new Refused({ code: 'protocol.already-set-up', status: 409 })

function isSame(given: string, key: string): boolean {
  const left = Buffer.from(given)
  const right = Buffer.from(key)
  return left.length === right.length && timingSafeEqual(left, right)
}
