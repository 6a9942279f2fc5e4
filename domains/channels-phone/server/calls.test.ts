import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { contactFor, endContact } from '#contacts/server'
import { createCustomer } from '#customers/server'
import { createPerson, createUnit } from '#people/server'
import { newId } from '#platform/action'
import { runDue } from '#platform/due'
import { runJobs } from '#platform/jobs'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { found, type Id } from '#protocol'
import { createQueue, ensureAgent, runRouter } from '#routing/server'
import { dueWorks } from '#due'
import { reactions } from '#reactions'
import { type OutsideWorld, simulatedSwitchboard, wallClock } from '#telephony/simulated'
import { runPhone } from './run-phone.ts'
import { useTelephony } from './telephony.ts'
import { createNumber, putDeskPhone } from './numbers.ts'
import { createSwitch } from './switches.ts'

const hotline = '4008001234'
let house: TestOrganisation
let queueId: Id
let agent: Id
let world: OutsideWorld
let running: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  house = await testOrganisation()
  await house.as(asSystem, async (tx) => {
    const unitId = (await createUnit(tx, { parentId: null, level: 'team', name: '一班' })).id
    agent = (
      await createPerson(tx, {
        name: '林小满',
        staffNumber: '1102',
        unitId,
        roles: [{ role: 'agent', unitId }],
      })
    ).id
    await ensureAgent(tx, agent)
    queueId = (
      await createQueue(tx, {
        channel: 'phone',
        name: '售后热线',
        priority: 0,
        offerSeconds: 20,
        wrapUpSeconds: 60,
        requires: [],
        rings: [],
        keywords: [],
        isDefault: false,
        state: 'open',
      })
    ).id
    const nothing = { params: {}, query: {} }
    await createNumber(tx, { ...nothing, body: { number: '400 800 1234', label: '售后', queueId } })
    await putDeskPhone(tx, { ...nothing, params: { personId: agent }, body: { account: '1102' } })
    await createSwitch(tx, {
      ...nothing,
      body: {
        name: '一号',
        url: 'http://127.0.0.1:8088',
        account: 'huawu',
        password: 'a long password',
        application: 'huawu',
        state: 'in-use',
      },
    })
    await createCustomer(tx, { name: '王明', phones: ['13800138000'] })
  })
  const simulated = simulatedSwitchboard({
    name: '一号',
    seed: 1,
    clock: wallClock,
    telephoneAt: () => ({ does: 'by-hand' }),
  })
  world = simulated.world
  useTelephony(house.organisation, {
    // A line that was closed is opened again to the same switch.
    open: async () => ({ ...simulated.switchboard, close: async () => undefined }),
    check: async () => [],
  })
})
afterAll(() => house.close())

beforeEach(async () => {
  await house.organisation.db
    .updateTable('agent_states')
    .set({ state: 'ready', reason: null })
    .where('person_id', '=', agent)
    .execute()
  await start()
})
afterEach(stop)

async function start(): Promise<void> {
  const { organisation } = house
  running = [
    await runRouter(organisation, { processId: newId() }),
    await runJobs(organisation, reactions, newId()),
    runDue(organisation, dueWorks),
    await runPhone(organisation),
  ]
}

async function stop(): Promise<void> {
  await Promise.all(running.map((one) => one.stop()))
  running = []
}

type Row = { id: Id; contact_id: Id | null; stage: string; ending: { by: string; why: string } | null }

async function callOf(leg: string): Promise<Row | undefined> {
  const { rows } = await house.organisation.pool.query<Row>(
    `select c.id, c.contact_id, c.state->'stage'->>'is' as stage, c.state->'stage'->'ending' as ending
       from phone_calls c join phone_legs l on l.call_id = c.id where l.leg = $1`,
    [leg],
  )
  return rows[0]
}

const patient = { number: '13800138000', patienceMs: 600_000 }

function calls(number = patient.number): string {
  const leg = newId()
  world.callerCalls({ leg, calledNumber: hotline, trunk: 'carrier', plan: { ...patient, number } })
  return leg
}

const until = (what: () => Promise<void>) => vi.waitFor(what, { timeout: 8_000, interval: 30 })
const isAt = (leg: string, stage: string) => until(async () => expect((await callOf(leg))?.stage).toBe(stage))

async function contactOf(leg: string) {
  const contactId = found((await callOf(leg))?.contact_id, 'contact')
  return found(await house.as(asSystem, (tx) => contactFor(tx, contactId)), 'contact')
}

/** The agent's leg is named for the offer with which it rings. */
async function offerOf(leg: string): Promise<string> {
  const contact = await contactOf(leg)
  const { rows } = await house.organisation.pool.query<{ id: string }>(
    `select id from offers where contact_id = $1 order by id desc limit 1`,
    [contact.id],
  )
  return found(rows[0], 'offer').id
}

test('a call waits in the queue of its number, rings the agent’s telephone, is picked up and wrapped up', async () => {
  const leg = calls()
  await isAt(leg, 'ringing')
  expect(await contactOf(leg)).toMatchObject({
    channel: 'phone',
    customerName: '王明',
    state: 'offered',
    queueId,
  })
  world.picksUp(await offerOf(leg))
  await isAt(leg, 'talking')
  await until(async () =>
    expect(await contactOf(leg)).toMatchObject({ state: 'serving', agent: { id: agent, name: '林小满' } }),
  )
  world.hangsUp(leg)
  await isAt(leg, 'ended')
  await until(async () =>
    expect(await contactOf(leg)).toMatchObject({ state: 'wrap-up', endedBy: 'visitor' }),
  )
  await house.as(asSystem, (tx) => tx.db.deleteFrom('assignments').execute())
})

test('the agent who ends the contact in the desk hangs up for both', async () => {
  const leg = calls()
  await isAt(leg, 'ringing')
  const agentsLeg = await offerOf(leg)
  world.picksUp(agentsLeg)
  await isAt(leg, 'talking')
  const { id: contactId } = await contactOf(leg)
  await until(async () => expect((await contactOf(leg)).state).toBe('serving'))
  await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'agent', reason: 'agent-ended' }))
  await isAt(leg, 'ended')
  expect((await callOf(leg))?.ending).toMatchObject({ by: 'agent' })
  await house.as(asSystem, (tx) => tx.db.deleteFrom('assignments').execute())
})

test('who hangs up while she waits has abandoned, and nobody is rung for her any more', async () => {
  const leg = calls()
  await isAt(leg, 'ringing')
  world.hangsUp(leg)
  await isAt(leg, 'ended')
  await until(async () =>
    expect(await contactOf(leg)).toMatchObject({ state: 'abandoned', endedBy: 'visitor' }),
  )
  const { rows } = await house.organisation.pool.query(`select from offers where state = 'open'`)
  expect(rows).toHaveLength(0)
})

test('a telephone that turns the call down sends the caller back to her place', async () => {
  const leg = calls()
  await isAt(leg, 'ringing')
  world.hangsUp(await offerOf(leg), 'rejected')
  await until(async () => expect(await contactOf(leg)).toMatchObject({ state: 'waiting' }))
  await isAt(leg, 'queued')
  world.hangsUp(leg)
  await isAt(leg, 'ended')
})

test('a number that leads nowhere is turned away, and makes no contact', async () => {
  const leg = newId()
  world.callerCalls({ leg, calledNumber: '4009999999', trunk: 'carrier', plan: patient })
  await isAt(leg, 'ended')
  expect(await callOf(leg)).toMatchObject({ contact_id: null, ending: { by: 'system', why: 'wrong-number' } })
})

test('calls go on while Huawu is away, and are found again where they stand', async () => {
  const waiting = calls('13900139000')
  await isAt(waiting, 'ringing')
  const agentsLeg = await offerOf(waiting)
  world.picksUp(agentsLeg)
  await isAt(waiting, 'talking')
  await stop()
  world.hangsUp(waiting)
  await start()
  await isAt(waiting, 'ended')
  await until(async () => expect((await contactOf(waiting)).state).toBe('wrap-up'))
  await house.as(asSystem, (tx) => tx.db.deleteFrom('assignments').execute())
})
