// A real Asterisk and simulated telephones. Who was heard is told from tones: the caller hums at 500 Hz,
// the agent at 900, the leader at 1400.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  answeringPhone,
  caller,
  type Floor,
  openFloor,
  programsForFloor,
  refusedCaller,
  refusingPhone,
  ringingPhone,
  shareOf,
  writeTone,
} from '#telephony/callers'
import { ariClient } from './ari-client.ts'
import { openAsterisk } from './index.ts'

const programs = await programsForFloor().catch((error: Error) => error.message)
const unable = typeof programs === 'string' ? programs : undefined
if (unable !== undefined) console.warn(`The telephone floor is not tested: ${unable}`)

const called = '4008001234'
const number = '+8613800138000'
const how = { callerNumber: '4008001234', callerName: 'Huawu', seconds: 10 }

describe.skipIf(unable !== undefined)('with a real switch', () => {
  let floor: Floor
  const tones: Record<'caller' | 'agent' | 'leader', string> = { caller: '', agent: '', leader: '' }
  const hertz = { caller: 500, agent: 900, leader: 1_400 }

  beforeAll(async () => {
    if (typeof programs === 'string') return
    floor = await openFloor(programs)
    for (const who of ['caller', 'agent', 'leader'] as const) {
      tones[who] = join(floor.folder, `${who}.alaw`)
      writeTone(tones[who], hertz[who])
    }
  })
  afterAll(() => floor?.close())
  afterEach(async () => {
    const { legs, rooms } = await floor.switchboard.whatIsThere()
    await Promise.all(rooms.map(({ room }) => floor.switchboard.closeRoom(room)))
    await Promise.all(legs.map(({ leg }) => floor.switchboard.hangUp(leg, 'hung-up')))
    await Promise.all(legs.map(({ leg }) => floor.heard.one('ended', { leg })))
  })

  const aCaller = (more: { keys?: string; hangsUpAfterMilliseconds?: number } = {}) =>
    caller({ called, number, tone: tones.caller, ...more })

  async function ringing(who: 'agent' | 'leader') {
    const { account, child } = await floor.phone(answeringPhone({ tone: tones[who] }))
    const leg = randomUUID()
    await floor.switchboard.ring(leg, { kind: 'desk-phone', account }, how)
    await floor.heard.one('answered', { leg })
    return { leg, child }
  }

  /** Recorded is what takes its time. */
  async function recordedFor(milliseconds: number, legs: readonly string[]) {
    const recordings = legs.map((leg) => ({ leg, recording: randomUUID() }))
    await Promise.all(recordings.map(({ leg, recording }) => floor.switchboard.record(recording, leg)))
    await pause(milliseconds)
    return Promise.all(recordings.map(({ recording }) => heardIn(recording)))
  }

  async function heardIn(recording: string) {
    await floor.switchboard.stopRecording(recording)
    await floor.heard.one('recorded', { recording, why: 'stopped' })
    const [says, hears] = channelsOf(await bytesOf(recording))
    return { says: whoIsIn(says), hears: whoIsIn(hears) }
  }

  async function bytesOf(recording: string): Promise<Buffer> {
    const pieces = await floor.switchboard.readRecording(recording)
    const all: Uint8Array[] = []
    for await (const piece of pieces ?? []) all.push(piece)
    return Buffer.concat(all)
  }

  const whoIsIn = (samples: Int16Array) =>
    (['caller', 'agent', 'leader'] as const).filter((who) => shareOf(hertz[who], samples) > 0.1)

  test('a call arrives with its numbers, is answered, and its keys are heard', async () => {
    const { leg, child, arrived } = await floor.call(aCaller({ keys: '15#' }))
    expect(arrived).toMatchObject({
      calledNumber: called,
      callerNumber: number,
      callerName: 'Caller',
      trunk: 'carrier',
    })
    await floor.switchboard.answer(leg)
    await floor.heard.one('answered', { leg })
    await floor.heard.one('digit', { leg, digit: '#' })
    const digits = floor.heard.all.filter((it) => it.type === 'digit' && it.leg === leg)
    expect(digits.map((it) => 'digit' in it && it.digit).join('')).toBe('15#')
    await floor.heard.one('talking', { leg, on: true })
    await floor.switchboard.hangUp(leg, 'hung-up')
    expect(await floor.heard.one('ended', { leg })).toMatchObject({ why: 'hung-up', by: 'us' })
    expect(await child.exited).toBe(0)
  })

  test('a caller who hangs up has ended it herself', async () => {
    const { leg, child } = await floor.call(aCaller({ hangsUpAfterMilliseconds: 0 }))
    await floor.switchboard.answer(leg)
    expect(await floor.heard.one('ended', { leg })).toMatchObject({ why: 'hung-up', by: 'them' })
    expect(await child.exited).toBe(0)
  })

  test('a call that is not taken is told that we are busy', async () => {
    const { leg, child } = await floor.call(refusedCaller({ called, number, status: 486 }))
    await floor.switchboard.hangUp(leg, 'busy')
    expect(await floor.heard.one('ended', { leg })).toMatchObject({ why: 'busy', by: 'us' })
    expect(await child.exited).toBe(0)
    await floor.switchboard.hangUp(leg, 'busy')
  })

  test('prompts are played one after the other, begin again, and stop when they are told', async () => {
    const { leg } = await floor.call(aCaller())
    await floor.switchboard.answer(leg)
    const beep = { kind: 'prompt', key: 'beep' } as const
    const [once, looped, music, missing] = ['once', 'looped', 'music', 'missing'].map(
      (it) => `${it}-${randomUUID()}`,
    )
    if (!once || !looped || !music || !missing) return
    await floor.switchboard.play(once, { leg }, [beep, beep])
    expect(await floor.heard.one('played', { play: once })).toMatchObject({ completely: true })
    await floor.switchboard.play(missing, { leg }, [{ kind: 'prompt', key: 'nobody-recorded-this' }])
    expect(await floor.heard.one('played', { play: missing })).toMatchObject({ completely: false })
    await floor.switchboard.play(looped, { leg }, [beep], true)
    await pause(900)
    await floor.switchboard.stopPlaying(looped)
    expect(await floor.heard.one('played', { play: looped })).toMatchObject({ completely: false })
    await floor.switchboard.play(music, { leg }, [beep, { kind: 'tone', tone: 'music' }])
    await pause(900)
    await floor.switchboard.stopPlaying(music)
    expect(await floor.heard.one('played', { play: music })).toMatchObject({ completely: false })
    await floor.switchboard.stopPlaying(music)
  })

  test('the agent is rung, both hear each other in a room, a leader listens and then joins them', async () => {
    const { switchboard } = floor
    const customer = await floor.call(aCaller())
    await switchboard.answer(customer.leg)
    const [agent, leader] = await Promise.all([ringing('agent'), ringing('leader')])
    await floor.heard.one('ringing', { leg: agent.leg })
    const room = randomUUID()
    await switchboard.join(room, customer.leg)
    await switchboard.join(room, agent.leg)
    await floor.heard.one('joined', { room, leg: agent.leg })
    await switchboard.lendEar(leader.leg, agent.leg, 'listen')
    const everybody = [customer.leg, agent.leg, leader.leg]
    expect(await recordedFor(700, everybody)).toEqual([
      { says: ['caller'], hears: ['agent'] },
      { says: ['agent'], hears: ['caller'] },
      { says: ['leader'], hears: ['caller', 'agent'] },
    ])
    await switchboard.takeEar(leader.leg)
    await switchboard.takeEar(leader.leg)
    await switchboard.join(room, leader.leg)
    expect(await recordedFor(700, [customer.leg])).toEqual([{ says: ['caller'], hears: ['agent', 'leader'] }])
    await switchboard.hangUp(leader.leg, 'hung-up')
    await switchboard.closeRoom(room)
    await switchboard.closeRoom(room)
    // A room closes while its legs walk out.
    await expect.poll(async () => (await switchboard.whatIsThere()).rooms).toEqual([])
    await Promise.all([customer.leg, agent.leg].map((leg) => switchboard.hangUp(leg, 'hung-up')))
    expect(await Promise.all([customer, agent, leader].map(({ child }) => child.exited))).toEqual([0, 0, 0])
    expect(floor.heard.all.filter((it) => it.type === 'joined' && it.room !== room)).toEqual([])
  })

  // Recordings do not hear whispers. So the agent's telephone is the switch itself, and what arrives there is told.
  test('a whisper reaches the agent and not the caller', async () => {
    const { switchboard, heard } = floor
    const customer = await floor.call(aCaller())
    await switchboard.answer(customer.leg)
    const leader = await ringing('leader')
    const agent = randomUUID()
    const atAgents = heard.next('arrived', { trunk: 'loop' })
    await switchboard.ring(agent, { kind: 'number', number: '+861088886666', trunk: 'loop' }, how)
    const { leg: far, calledNumber, callerNumber } = await atAgents
    expect([calledNumber, callerNumber]).toEqual(['861088886666', '4008001234'])
    await switchboard.answer(far)
    await heard.one('answered', { leg: agent })
    const room = randomUUID()
    await switchboard.join(room, customer.leg)
    await switchboard.join(room, agent)
    await switchboard.lendEar(leader.leg, agent, 'listen')
    expect((await recordedFor(700, [far]))[0]?.says).toEqual(['caller'])
    await switchboard.lendEar(leader.leg, agent, 'whisper')
    const [atFar, atCustomer, atLeader] = await recordedFor(700, [far, customer.leg, leader.leg])
    expect(atFar?.says).toEqual(['caller', 'leader'])
    expect(atCustomer?.hears).toEqual([])
    expect(atLeader?.hears).toEqual(['caller'])
    await switchboard.hangUp(agent, 'hung-up')
    await heard.one('ended', { leg: agent })
    await switchboard.lendEar(leader.leg, customer.leg, 'listen')
    expect((await recordedFor(700, [leader.leg]))[0]?.hears).toEqual(['caller'])
  })

  test('on hold the caller hears music and nobody hears her; muted she hears and is not heard', async () => {
    const { switchboard } = floor
    const customer = await floor.call(aCaller())
    await switchboard.answer(customer.leg)
    const agent = await ringing('agent')
    const room = randomUUID()
    await switchboard.join(room, customer.leg)
    await switchboard.join(room, agent.leg)
    await switchboard.hold(customer.leg, true)
    await switchboard.mute(customer.leg, true)
    const [held] = await recordedFor(700, [agent.leg])
    expect(held).toEqual({ says: ['agent'], hears: [] })
    const music = randomUUID()
    await switchboard.record(music, customer.leg)
    await switchboard.pauseRecording(music, true)
    await switchboard.pauseRecording(music, false)
    await pause(500)
    await switchboard.stopRecording(music)
    await floor.heard.one('recorded', { recording: music })
    const [, onHold] = channelsOf(await bytesOf(music))
    expect(onHold.some((sample) => Math.abs(sample) > 500)).toBe(true)
    expect(whoIsIn(onHold)).toEqual([])
    await switchboard.forgetRecording(music)
    expect(await switchboard.readRecording(music)).toBeUndefined()
    await switchboard.hold(customer.leg, false)
    const [hears, heard] = await recordedFor(700, [customer.leg, agent.leg])
    expect(hears?.hears).toEqual(['agent'])
    expect(heard?.hears).toEqual([])
    await switchboard.mute(customer.leg, false)
    expect(await recordedFor(700, [agent.leg])).toEqual([{ says: ['agent'], hears: ['caller'] }])
  })

  test.each([
    ['486 Busy Here', 'busy'],
    ['603 Decline', 'rejected'],
    ['404 Not Found', 'wrong-number'],
    ['503 Service Unavailable', 'congested'],
  ] as const)('a telephone that says %s ends the leg as %s', async (status, why) => {
    const { account, child } = await floor.phone(refusingPhone(status))
    const leg = randomUUID()
    await floor.switchboard.ring(leg, { kind: 'desk-phone', account }, how)
    expect(await floor.heard.one('ended', { leg })).toMatchObject({ why, by: 'them' })
    expect(await child.exited).toBe(0)
  })

  test('who lets it ring does not answer; a browser that is not there cannot be reached', async () => {
    const { account, child } = await floor.phone(ringingPhone())
    const [leg, nobody] = [randomUUID(), randomUUID()]
    await floor.switchboard.ring(leg, { kind: 'desk-phone', account }, { ...how, seconds: 1 })
    await floor.switchboard.ring(nobody, { kind: 'browser', account: 'browser1' }, how)
    expect(await floor.heard.one('ended', { leg: nobody })).toMatchObject({ why: 'unreachable', by: 'them' })
    await floor.heard.one('ringing', { leg })
    expect(await floor.heard.one('ended', { leg })).toMatchObject({ why: 'no-answer', by: 'them' })
    expect(await child.exited).toBe(0)
  })

  test('a number that would lead elsewhere is not dialled', async () => {
    const to = (number: string) => ({ kind: 'number', number, trunk: 'carrier' }) as const
    for (const number of ['carrier/sip:thief@192.0.2.1', '1&PJSIP/2', '']) {
      const leg = randomUUID()
      await floor.switchboard.ring(leg, to(number), how)
      expect(await floor.heard.one('ended', { leg })).toMatchObject({ why: 'wrong-number' })
    }
  })

  test('what is asked of a leg that has hung up is no fault', async () => {
    const { switchboard, heard } = floor
    const { leg } = await floor.call(aCaller())
    const [gone, room, play, recording] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    await switchboard.answer(gone)
    await switchboard.join(room, gone)
    await switchboard.leave(room, gone)
    await switchboard.play(play, { leg: gone }, [{ kind: 'tone', tone: 'beep' }])
    expect(await heard.one('played', { play })).toMatchObject({ completely: false })
    await switchboard.record(recording, gone)
    expect(await heard.one('recorded', { recording })).toMatchObject({ why: 'failed' })
    await switchboard.lendEar(leg, gone, 'whisper')
    await switchboard.hold(gone, true)
    await switchboard.mute(gone, false)
    await switchboard.sendDigits(gone, '1')
    await switchboard.stopRecording(recording)
    await switchboard.hangUp(gone, 'hung-up')
  })

  test('a telephone that rings is told of the contact, and keys that we send reach it', async () => {
    const { switchboard, heard } = floor
    const atFar = heard.next('arrived', { trunk: 'loop' })
    const leg = randomUUID()
    const contactId = randomUUID()
    await switchboard.ring(leg, { kind: 'number', number: '+8610', trunk: 'loop' }, { ...how, contactId })
    const { leg: far } = await atFar
    const query = { variable: 'PJSIP_HEADER(read,X-Huawu-Contact)' }
    expect(await ariClient(floor.access).ask('GET', `channels/${far}/variable`, { query })).toEqual({
      value: contactId,
    })
    await switchboard.answer(far)
    await heard.one('answered', { leg })
    await switchboard.sendDigits(leg, '7')
    await heard.one('digit', { leg: far, digit: '7' })
  })

  test('a switch that is away at first is there as soon as it comes', async () => {
    floor.line.cut()
    const access = { ...floor.access, name: 'second', application: 'second' }
    const second = await openAsterisk(access)
    expect(second.isConnected()).toBe(false)
    const connected = new Promise((resolve) => second.onSignal(resolve))
    floor.line.mend()
    expect(await connected).toMatchObject({ type: 'connected' })
    expect(await second.whatIsThere()).toEqual({ legs: [], rooms: [] })
    await second.close()
    await expect.poll(() => floor.switchboard.isConnected()).toBe(true)
  })

  test('a call outlives the line to the switch and is found again; one that comes meanwhile is answered', async () => {
    const { switchboard, line, heard } = floor
    const customer = await floor.call(aCaller())
    await switchboard.answer(customer.leg)
    await heard.one('answered', { leg: customer.leg })
    const room = randomUUID()
    await switchboard.join(room, customer.leg)
    const [lost, back] = [heard.next('disconnected'), heard.next('connected')]
    line.cut()
    await lost
    expect(switchboard.isConnected()).toBe(false)
    const away = await floor.awayPhone(answeringPhone({ tone: tones.agent }))
    const other = await floor.callUnheard(aCaller({ hangsUpAfterMilliseconds: 1_500 }))
    expect(await Promise.all([other.exited, away.exited])).toEqual([0, 0])
    line.mend()
    await back
    const { legs, rooms } = await switchboard.whatIsThere()
    expect(legs).toMatchObject([
      { leg: customer.leg, state: 'up', direction: 'in', callerNumber: number, calledNumber: called },
    ])
    expect(rooms).toEqual([{ room, legs: [customer.leg] }])
    await switchboard.hangUp(customer.leg, 'hung-up')
    await heard.one('ended', { leg: customer.leg })
    expect(await customer.child.exited).toBe(0)
    await switchboard.closeRoom(room)
  })

  test('a program that comes anew finds what stands there', async () => {
    const customer = await floor.call(aCaller())
    const { leg: agent } = await ringing('agent')
    const anew = await openAsterisk({ ...floor.access, name: 'anew' })
    await floor.heard.one('disconnected', {})
    const { legs } = await anew.whatIsThere()
    expect(new Map(legs.map((it) => [it.leg, [it.state, it.direction]]))).toEqual(
      new Map([
        [customer.leg, ['ringing', 'in']],
        [agent, ['up', 'out']],
      ]),
    )
    const ended = new Promise((resolve) =>
      anew.onSignal((signal) => signal.type === 'ended' && resolve(signal)),
    )
    await anew.hangUp(customer.leg, 'busy')
    expect(await ended).toMatchObject({ leg: customer.leg, why: 'busy', by: 'us' })
    await anew.hangUp(agent, 'hung-up')
    await anew.close()
  })
})

function channelsOf(wav: Buffer): [Int16Array, Int16Array] {
  expect([wav.toString('latin1', 0, 4), wav.readUInt16LE(22), wav.readUInt32LE(24)]).toEqual([
    'RIFF',
    2,
    8_000,
  ])
  const samples = new Int16Array(Uint8Array.from(wav.subarray(44)).buffer)
  const channel = (which: number) => samples.filter((_, index) => index % 2 === which)
  return [channel(0), channel(1)]
}
