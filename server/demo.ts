// `npm start -- --demo`: a sample centre that lives. On an empty data folder it is made; then a process writes a
// month of history, and another plays customers and agents at the front door.
import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { perform } from '#platform/action'
import { type Config, forgetSetupKey, StartRefused } from '#platform/config'
import type { Organisation, Organisations } from '#platform/organisations'
import { furnishDemo } from './demo-centre.ts'
import { calledBy, demoAdministrator, demoPassword, demoPeople } from './demo-people.ts'
import { demoCentre, rememberCentre } from './demo-store.ts'

export type Demo = {
  /** To be called once the server is ready. */
  begin(say: (sentence: string) => void): Promise<void>
  stop(): Promise<void>
}

const usualSeed = '禾木生活'

/** Makes the sample centre, or finds the one that was made before; refuses wherever there is anything real. */
export async function openDemo(organisations: Organisations, config: Config): Promise<Demo> {
  const organisation =
    organisations.all()[0] ?? (await makeCentre(organisations, config.demo?.seed ?? usualSeed))
  const centre = await demoCentre(organisation.db)
  if (!centre || organisations.all().length > 1) throw notForDemo(organisations)
  if (config.demo?.seed !== undefined && config.demo.seed !== centre.seed) throw madeOfAnother(centre.seed)
  forgetSetupKey(config.dataFolder)
  const children: ChildProcess[] = []
  const run = (program: string, stdio: StdioOptions) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, program)], { stdio })
    children.push(child)
    return child
  }
  return {
    async begin(say) {
      say(invitation(config))
      const player = run('../simulator/main.ts', ['pipe', 'inherit', 'inherit'])
      // Who reads no more is gone, and is not written to.
      player.stdin?.on('error', () => undefined)
      const tell = (line: unknown) => void player.stdin?.write(`${JSON.stringify(line)}\n`)
      tell(castOf(organisation, config, centre.seed))
      const historian = run('demo-historian.ts', ['pipe', 'inherit', 'inherit', 'ipc'])
      historian.on('message', tell)
    },
    stop: async () => void (await Promise.all(children.map(end))),
  }
}

async function makeCentre(organisations: Organisations, seed: string): Promise<Organisation> {
  const wanted = {
    name: '禾木生活客服中心',
    code: 'demo',
    language: 'zh-Hans',
    timeZone: 'Asia/Shanghai',
    hosts: [],
  } as const
  return organisations.create({ ...wanted, hosts: [] }, async (organisation) => {
    const now = organisation.clock()
    await perform({ organisation, actor: { kind: 'system', name: 'set-up' }, now }, async (tx) => {
      await furnishDemo(tx)
      await rememberCentre(tx.db, { seed, beganAt: now })
    })
  })
}

function notForDemo(organisations: Organisations): StartRefused {
  const names = organisations.all().map(({ name }) => name)
  return new StartRefused(
    `--demo plays with everything in it, and here is ${names.join(', ')}: set HUAWU_DATA to an empty folder for the sample centre.`,
  )
}

function madeOfAnother(seed: string): StartRefused {
  return new StartRefused(
    `--seed is for a new sample centre, and the one that is here was made of "${seed}": leave --seed out, or set HUAWU_DATA to an empty folder.`,
  )
}

function invitation({ url, host }: Config): string {
  const agents = demoPeople.filter(({ isFree }) => isFree)
  const open = !['localhost', '127.0.0.1', '::1'].includes(host)
  return [
    `The sample centre lives at ${url}; everybody's password is ${demoPassword}`,
    ...agents.map(
      ({ staffNumber, name }) => `  ${staffNumber}  ${name}, an agent whose seat is free for you`,
    ),
    `  1101  王海燕, who leads a team · 1001  周雅文, the supervisor · ${demoAdministrator.staffNumber}  the administrator`,
    `  ${url}/demo-site/ is the shop: write to the centre as a customer`,
    ...(open && isIP(host) !== 0
      ? ['Anybody who reaches this address can sign in: keep the sample centre to yourself.']
      : []),
  ].join('\n')
}

/** What the simulator has to know: it sees nothing but the front door. */
function castOf(organisation: Organisation, { demo, port, host }: Config, seed: string) {
  const agents = demoPeople.filter(({ role, isFree }) => role === 'agent' && !isFree)
  const reached = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host
  return {
    url: `http://${isIP(reached) === 6 ? `[${reached}]` : reached}:${port}`,
    seed,
    timeZone: organisation.timeZone,
    customersAMinute: demo?.pace ?? 1,
    agents: agents.map(({ staffNumber, name, pace }) => ({
      login: staffNumber,
      password: demoPassword,
      name: calledBy(name),
      pace,
    })),
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
