// A small centre for tests: two teams, their leaders, agents, a supervisor above and an administrator.
import type { Actor, Id, PersonActor } from '#protocol'
import { type Origin, perform, type Tx } from '#platform/action'
import { asSystem, type TestOrganisation } from '#platform/testing'
import { actorOf } from './caller.ts'
import { signIn } from './sign-in.ts'

export const goodPassword = 'korrekt Pferd 电池'

export type Centre = Readonly<Record<'centre' | 'teamA' | 'teamB', Id>> & {
  readonly people: Readonly<Record<'admin' | 'supervisor' | 'leaderA' | 'leaderB' | 'agentA' | 'agentB', Id>>
}

type Made = Promise<{ id: Id }>
type Held = { role: 'supervisor' | 'team-leader' | 'agent'; unitId: Id }

/** What a centre is made with: the door of people, which comes after identity. */
export type PeopleDoor = {
  createUnit(tx: Tx, unit: { parentId: Id | null; level: 'centre' | 'team'; name: string }): Made
  createPerson(
    tx: Tx,
    person: { name: string; staffNumber: string; unitId: Id; roles: Held[]; password: string },
  ): Made
  createFirstAdministrator(
    tx: Tx,
    person: { name: string; email: string; staffNumber: string; password: string; language: 'zh-Hans' },
  ): Made
}

/** Staff numbers are the keys in capitals: ADMIN, AGENTA …; everybody has the good password. */
export function furnish(test: TestOrganisation, door: PeopleDoor): Promise<Centre> {
  const { createUnit, createPerson, createFirstAdministrator } = door
  return test.as(asSystem, async (tx) => {
    const top = await createUnit(tx, { parentId: null, level: 'centre', name: '测试中心' })
    const a = await createUnit(tx, { parentId: top.id, level: 'team', name: '售后一班' })
    const b = await createUnit(tx, { parentId: top.id, level: 'team', name: '订单一班' })
    const person = async (name: string, staffNumber: string, unitId: Id, role: Held['role']): Promise<Id> => {
      const roles = [{ role, unitId }]
      return (await createPerson(tx, { name, staffNumber, unitId, roles, password: goodPassword })).id
    }
    const admin = await createFirstAdministrator(tx, {
      name: '陈管理',
      email: 'Admin@example.com',
      staffNumber: 'ADMIN',
      password: goodPassword,
      language: 'zh-Hans',
    })
    return {
      centre: top.id,
      teamA: a.id,
      teamB: b.id,
      people: {
        admin: admin.id,
        supervisor: await person('李主管', 'SUPERVISOR', top.id, 'supervisor'),
        leaderA: await person('单班长', 'LEADERA', a.id, 'team-leader'),
        leaderB: await person('曾班长', 'LEADERB', b.id, 'team-leader'),
        agentA: await person('王小明', 'AGENTA', a.id, 'agent'),
        agentB: await person('张伟', 'AGENTB', b.id, 'agent'),
      },
    }
  })
}

/** One browser: keeps its cookies from one request to the next. */
export type Browser = {
  address: string
  headers(): Headers
  /** Does something as whoever this browser is signed in as. */
  does<Result>(work: (tx: Tx) => Promise<Result>, permission?: string): Promise<Result>
  signIn(login: string, password?: string): Promise<unknown>
  who(): Promise<Actor>
  cookies: Map<string, string>
}

export function browser(test: TestOrganisation, address = '192.0.2.1'): Browser {
  const { organisation } = test
  const cookies = new Map<string, string>()
  const headers = () =>
    new Headers({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') })
  const origin: Origin = { address, userAgent: 'Test browser', requestId: null }
  const self: Browser = {
    address,
    cookies,
    headers,
    who: () => actorOf(organisation, headers()),
    async does(work, permission) {
      const act = { organisation, actor: await self.who(), permission, now: organisation.clock(), origin }
      const { result, headers: answer } = await perform({ ...act, requestHeaders: headers() }, work)
      for (const cookie of answer.getSetCookie()) keep(cookie)
      return result
    },
    signIn: (login, password = goodPassword) =>
      self.does((tx) => signIn(tx, { params: {}, query: {}, body: { login, password } })),
  }
  function keep(cookie: string): void {
    const [pair = ''] = cookie.split(';')
    const name = pair.slice(0, pair.indexOf('='))
    if (/max-age=0\b/i.test(cookie)) cookies.delete(name)
    else cookies.set(name, pair.slice(name.length + 1))
  }
  return self
}

/** The person behind a login, without a browser. */
export async function personActorOf(test: TestOrganisation, login: string): Promise<PersonActor> {
  const window = browser(test)
  await window.signIn(login)
  const actor = await window.who()
  if (actor.kind !== 'person') throw new Error(`${login} did not sign in`)
  return actor
}
