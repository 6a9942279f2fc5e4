// How many contacts she has in her hands at most is said by who leads her, and the router keeps to it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerson } from '#people/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id, PersonActor } from '#protocol'
import { agentById } from './store-hands.ts'
import { setCapacity } from './set-capacity.ts'
import { anAgent, aTeam } from './store-of-tests.ts'

let house: TestOrganisation
let agent: PersonActor
let leader: PersonActor
let otherLeader: PersonActor

beforeAll(async () => {
  house = await testOrganisation()
  await house.as(asSystem, async (tx) => {
    const [team, otherTeam] = [await aTeam(tx, '一班'), await aTeam(tx, '二班')]
    agent = await anAgent(tx, { unitId: team })
    leader = await leads(team, 'L1')
    otherLeader = await leads(otherTeam, 'L2')
    async function leads(unitId: Id, staffNumber: string): Promise<PersonActor> {
      const roles = [{ role: 'team-leader' as const, unitId }]
      const { id: personId } = await createPerson(tx, { name: staffNumber, staffNumber, unitId, roles })
      const grants = [{ role: 'team-leader' as const, unitIds: [unitId], everywhere: false }]
      return { ...agent, personId, name: staffNumber, unitId, grants }
    }
  })
})
afterAll(() => house.close())

const set = (actor: PersonActor, version: number, chat: number) =>
  house.as(
    actor,
    (tx) =>
      setCapacity(tx, {
        params: { personId: agent.personId },
        query: {},
        body: { version, capacity: { chat, phone: 1, mail: 0 } },
      }),
    'agents.manage',
  )

test('her leader changes it, and it is in the audit', async () => {
  expect(await set(leader, 1, 2)).toMatchObject({ capacity: { chat: 2, phone: 1, mail: 0 }, version: 2 })
  const row = await house.as(asSystem, (tx) => agentById(tx.db, agent.personId))
  expect(row).toMatchObject({ chat_capacity: 2, mail_capacity: 0, version: 2 })
  const { rows } = await house.organisation.pool.query(
    `select action from audit where action = 'routing.set-capacity'`,
  )
  expect(rows).toHaveLength(1)
})

test('who saw an older state of her is told so, and another team’s leader finds nobody', async () => {
  await expect(set(leader, 1, 5)).rejects.toMatchObject({ refusal: { code: 'routing.agent-stale' } })
  await expect(set(otherLeader, 2, 5)).rejects.toMatchObject({ refusal: { code: 'protocol.not-found' } })
  const both = await Promise.allSettled([set(leader, 2, 4), set(leader, 2, 6)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})
