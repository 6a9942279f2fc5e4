import { afterAll, beforeAll, expect, test } from 'vitest'
import { getAssistanceRule, setAssistanceRule } from '#assistance/core'
import { gatekeeper } from '#house'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import { type Actor, type Id, nowhere, type PersonActor, type Viewer } from '#protocol'
import { lookingSignal } from './looking-signal.ts'
import { aChatQueue, aPerson, asks, aTeam, served } from './scene-of-tests.ts'

let house: TestOrganisation
let contactId: Id
let visitorId: Id
let agent: PersonActor
let neighbour: PersonActor
let leader: PersonActor
let otherLeader: PersonActor

beforeAll(async () => {
  house = await testOrganisation()
  const queueId = await aChatQueue(house, '售后')
  const [team, otherTeam] = [await aTeam(house, '一班'), await aTeam(house, '二班')]
  agent = await aPerson(house, { name: '王小明', unitId: team, role: 'agent' })
  neighbour = await aPerson(house, { name: '李华', unitId: team, role: 'agent' })
  leader = await aPerson(house, { name: '陈静', unitId: team, role: 'team-leader' })
  otherLeader = await aPerson(house, { name: '钱班长', unitId: otherTeam, role: 'team-leader' })
  ;({ contactId, visitorId } = await served(house, agent, queueId))
})
afterAll(() => house.close())

const viewer = (actor: Actor): Viewer => ({
  actor,
  scopeOf: (permission) =>
    actor.kind === 'visitor' ? nowhere : house.organisation.scopeOf(actor, permission),
})

/** Who of them all gets to see that this one looks. */
async function seenBy(actor: PersonActor): Promise<string[]> {
  const heard: string[] = []
  const visitor: Actor = { kind: 'visitor', visitorId, language: 'zh-Hans' }
  const everybody: [string, Actor][] = [
    ['agent', agent],
    ['neighbour', neighbour],
    ['leader', leader],
    ['other leader', otherLeader],
    ['visitor', visitor],
  ]
  const leave = everybody.map(([name, one]) =>
    house.organisation.hub.open({
      viewer: viewer(one),
      topics: gatekeeper.topicsOf(house.organisation, one),
      send: (text) => text.includes('"looking"') && heard.push(name),
      close: () => undefined,
    }),
  )
  const said = await lookingSignal.receive(house.organisation, viewer(actor), { contactId, doing: 'came' })
  if (said) house.organisation.feed.whisper({ name: 'looking', ...said })
  for (const gone of leave) gone()
  return heard.toSorted()
}

const tell = async (tellAgentOfListening: boolean) => {
  const rule = (await asks(house, leader, getAssistanceRule)) as object
  await asks(house, leader, setAssistanceRule, { body: { ...rule, tellAgentOfListening } })
}

test('who looks is seen by the colleagues who see the conversation, and by nobody else', async () => {
  await tell(true)
  expect(await seenBy(leader)).toEqual(['agent', 'leader'])
  expect(await seenBy(agent)).toEqual(['agent', 'leader'])
  expect(await seenBy(neighbour)).toEqual([])
  expect(await seenBy(otherLeader)).toEqual([])
})

test('where the rule of the centre says so, the agent does not see that a leader looks', async () => {
  await tell(false)
  expect(await seenBy(leader)).toEqual(['leader'])
  expect(await seenBy(agent)).toEqual(['agent', 'leader'])
})
