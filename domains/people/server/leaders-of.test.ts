import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { type Centre, furnishUnits, hire } from './centre-for-tests.ts'
import { leadersOf } from './leaders-of.ts'

let house: TestOrganisation
let units: Centre
beforeAll(async () => {
  house = await testOrganisation()
  units = await furnishUnits(house)
})
afterAll(() => house?.close())

const leaders = (personId: string) => house.as(asSystem, (tx) => leadersOf(tx, personId))

test('the nearest leader is told, and the next above where a team has none', async () => {
  const administrator = await hire(house, 'administrator', [])
  const agentB = await hire(house, 'agent', [units.teamB])
  expect(await leaders(agentB.personId)).toEqual([administrator.personId])

  const supervisor = await hire(house, 'supervisor', [units.centre])
  expect(await leaders(agentB.personId)).toEqual([supervisor.personId])

  const [one, two] = [
    await hire(house, 'team-leader', [units.teamA]),
    await hire(house, 'team-leader', [units.teamA]),
  ]
  const agentA = await hire(house, 'agent', [units.teamA])
  expect(await leaders(agentA.personId)).toEqual([one.personId, two.personId].toSorted())
  expect(await leaders(agentB.personId)).toEqual([supervisor.personId])
  // A leader is not told about herself by herself.
  expect(await leaders(one.personId)).toEqual([two.personId])
  expect(await leaders(supervisor.personId)).toEqual([administrator.personId])
})

test('nobody is told about somebody who is not there', async () => {
  expect(await leaders('01938f2a-1111-7000-8000-000000000001')).toHaveLength(1)
})
