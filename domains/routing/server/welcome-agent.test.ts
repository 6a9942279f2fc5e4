import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerson } from '#people/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Role } from '#identity/core'
import { type Id, type PersonActor } from '#protocol'
import { listAgents } from './list-agents.ts'
import { aTeam } from './store-of-tests.ts'

let house: TestOrganisation
let team: Id
beforeAll(async () => {
  house = await testOrganisation()
  team = await house.as(asSystem, (tx) => aTeam(tx, '售后一班'))
})
afterAll(() => house.close())

const hire = (name: string, role: Role) =>
  house.as(asSystem, (tx) =>
    createPerson(tx, {
      name,
      staffNumber: randomUUID().slice(0, 8),
      unitId: team,
      roles: [{ role, unitId: team }],
    }),
  )

test('a leader sees a new agent of her team, offline, before the first shift; who takes no contacts is not there', async () => {
  await hire('欧阳若兰', 'agent')
  const { id } = await hire('王海燕', 'team-leader')
  await house.settle()
  const leader: PersonActor = {
    kind: 'person',
    personId: id,
    name: '王海燕',
    language: 'zh-Hans',
    unitId: team,
    sessionId: randomUUID(),
    grants: [{ role: 'team-leader', unitIds: [team], everywhere: false }],
  }
  const { items } = await house.as(
    leader,
    (tx) => listAgents(tx, { params: {}, query: {}, body: {} }),
    'agents.read',
  )
  expect(items).toMatchObject([{ name: '欧阳若兰', shown: 'offline' }])
})
