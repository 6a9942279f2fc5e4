// Imaginary callers through real calls: a menu, a queue, an agent, the question, and an empty switch at the end.
import { expect, test } from 'vitest'
import {
  arrivedCall,
  type Call,
  callAfter,
  carryOut,
  type Decision,
  isOver,
  lookAgainAt,
  type Signal,
  strays,
  type Tell,
  type What,
} from '#channels-phone/core'
import { handClock } from './clock.ts'
import { simulatedSwitchboard } from './simulated-switchboard.ts'

const minute = 60_000

/** A centre with two agents who answer, as small as can be. */
function centre(seed: number) {
  const clock = handClock()
  const { switchboard, world } = simulatedSwitchboard({
    name: 'imagined',
    seed,
    clock,
    telephoneAt: (to) => (to.kind === 'browser' ? { does: 'answer', afterMs: 3_000 } : { does: 'by-hand' }),
  })
  const calls = new Map<string, Call>()
  const told: ({ call: string } & Tell)[] = []
  const signals: Signal[] = []
  const busy = new Map<string, string>()
  let rung = 0

  function step(id: string, what: What): void {
    const call = calls.get(id)
    if (call === undefined) return
    const next = callAfter(call, what)
    calls.set(id, next.call)
    for (const one of next.doing) {
      // A line that broke while we asked: what stands is looked through when it is back.
      if ('ask' in one) carryOut(switchboard, one).catch(() => undefined)
      else told.push({ call: id, ...one })
    }
    for (const one of next.doing) if ('tell' in one) follows(id, one)
    const due = lookAgainAt(next.call)
    if (due !== undefined) clock.after(due - clock.now(), () => step(id, { type: 'time', at: clock.now() }))
  }

  function decide(id: string, decision: Decision): void {
    step(id, { decision })
  }

  function follows(id: string, one: Tell): void {
    const at = clock.now()
    if (one.tell === 'answered') clock.after(2 * minute, () => hangsUp(id))
    if (one.tell === 'key') decide(id, { at, type: 'queue', queueId: 'sales' })
    if (one.tell === 'ended' || one.tell === 'not-taken') {
      for (const [agent, of] of busy) if (of === id) busy.delete(agent)
    }
    offers()
  }

  function hangsUp(id: string): void {
    const decision = { at: clock.now(), type: 'hang-up', by: 'agent', why: 'hung-up', notice: [] } as const
    if (calls.get(id)?.stage.is === 'talking') decide(id, decision)
  }

  function offers(): void {
    const waiting = [...calls.values()].filter(({ stage }) => stage.is === 'queued')
    const free = ['agent-1', 'agent-2'].filter((agent) => !busy.has(agent))
    for (const [index, agent] of free.entries()) {
      const call = waiting[index]
      if (call === undefined) return
      busy.set(agent, call.id)
      const to = { kind: 'browser', account: agent } as const
      const offer = { leg: `leg-${++rung}`, personId: agent, to, seconds: 20 }
      decide(call.id, { at: clock.now(), type: 'offer', rung: offer })
    }
  }

  function begins(leg: string, at: number, customerNumber: string | null, centreNumber: string | null): void {
    calls.set(leg, arrivedCall({ id: leg, leg, at, customerNumber, centreNumber }))
    const prompt = (key: string) => [{ kind: 'prompt' as const, key }]
    decide(leg, { at, type: 'answer' })
    decide(leg, { at, type: 'record' })
    const survey = {
      question: prompt('how-was-it'),
      thanks: prompt('thanks'),
      keys: ['1', '2', '3'],
      seconds: 8,
    }
    decide(leg, { at, type: 'ask-afterwards', survey })
    decide(leg, { at, type: 'say', what: prompt('menu'), listen: true })
  }

  async function findsAll(): Promise<void> {
    const found = { type: 'found' as const, at: clock.now(), ...(await switchboard.whatIsThere()) }
    const { arrived, asks } = strays(found, [...calls.values()])
    for (const id of calls.keys()) step(id, found)
    for (const { leg, since, callerNumber, calledNumber } of arrived)
      begins(leg, since, callerNumber, calledNumber)
    for (const ask of asks) await carryOut(switchboard, ask)
  }

  switchboard.onSignal((signal) => {
    signals.push(signal)
    if (signal.type === 'connected') void findsAll()
    if (signal.type === 'arrived') begins(signal.leg, signal.at, signal.callerNumber, signal.calledNumber)
    else for (const id of calls.keys()) step(id, { signal })
  })
  return { clock, switchboard, world, calls, told, signals }
}

const kinds = (told: readonly { tell: string }[]) => new Set(told.map(({ tell }) => tell))

test('a morning of callers: some are served and asked, some give up, and the switch is empty at noon', async () => {
  const morning = centre(4)
  const stop = morning.world.callsKeepComing(40, '+861088886666')
  await morning.clock.pass(120 * minute)
  stop()
  await morning.clock.pass(60 * minute)
  expect(morning.calls.size).toBeGreaterThan(50)
  expect([...morning.calls.values()].filter((call) => !isOver(call))).toEqual([])
  expect(await morning.switchboard.whatIsThere()).toEqual({ legs: [], rooms: [] })
  expect([...kinds(morning.told)]).toEqual(
    expect.arrayContaining(['answered', 'key', 'score', 'recorded', 'ended']),
  )
  const ended = morning.told.flatMap((one) => (one.tell === 'ended' ? [one] : []))
  expect(ended).toHaveLength(morning.calls.size)
  expect(ended.some(({ talkMs }) => talkMs === 0)).toBe(true)
  expect(ended.some(({ talkMs }) => talkMs > minute)).toBe(true)
})

test('the same seed gives the same morning to the millisecond, another seed another', async () => {
  const lived = async (seed: number) => {
    const { world, clock, signals } = centre(seed)
    world.callsKeepComing(60, '+861088886666')
    await clock.pass(20 * minute)
    return signals
  }
  const [one, again, other] = [await lived(7), await lived(7), await lived(8)]
  expect(again).toEqual(one)
  expect(other).not.toEqual(one)
})

test('the line to the switch breaks in the middle: nobody is cut off, and everybody is found again', async () => {
  const { world, clock, calls, switchboard, told } = centre(11)
  const stop = world.callsKeepComing(120, '+861088886666')
  await clock.pass(15 * minute)
  const before = (await switchboard.whatIsThere()).legs.length
  world.lineBreaks()
  await clock.pass(30_000)
  world.lineReturns()
  await clock.pass(1_000)
  const { legs } = await switchboard.whatIsThere()
  expect(before).toBeGreaterThan(3)
  const known = new Set([...calls.values()].flatMap((call) => call.legs.map(({ id }) => id)))
  expect(legs.filter(({ leg }) => !known.has(leg))).toEqual([])
  stop()
  await clock.pass(90 * minute)
  expect(await switchboard.whatIsThere()).toEqual({ legs: [], rooms: [] })
  expect([...calls.values()].filter((call) => !isOver(call))).toEqual([])
  expect(told.filter(({ tell }) => tell === 'ended')).toHaveLength(calls.size)
})

test('the switch dies: every call ends by the network, and the next call works', async () => {
  const { world, clock, calls, told, switchboard } = centre(3)
  const plan = { keys: ['1'], patienceMs: 60 * minute, talkMs: 60 * minute }
  for (const leg of ['first', 'second', 'third']) {
    world.callerCalls({ leg, calledNumber: '+861088886666', trunk: 'imagined', plan })
  }
  await clock.pass(minute)
  world.switchDies()
  await clock.pass(minute)
  const ended = told.flatMap((one) => (one.tell === 'ended' ? [[one.by, one.why]] : []))
  expect(ended).toEqual([
    ['network', 'switch'],
    ['network', 'switch'],
    ['network', 'switch'],
  ])
  world.callerCalls({ leg: 'next', calledNumber: '+861088886666', trunk: 'imagined', plan })
  await clock.pass(minute)
  expect(calls.get('next')?.stage.is).toBe('talking')
  expect((await switchboard.whatIsThere()).rooms).toHaveLength(1)
})
