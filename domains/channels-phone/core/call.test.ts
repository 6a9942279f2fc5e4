import { expect, test } from 'vitest'
import { arrivedCall, type Call, dialledCall, type Rung } from './call.ts'
import { callAfter, lookAgainAt, type What } from './call-after.ts'
import { type Decision, whyNotDecide } from './decisions.ts'
import type { Doing } from './doing.ts'
import { strays } from './strays.ts'
import type { LegEnd, Signal, Sound, StandingLeg } from './switchboard.ts'

const nine = 1_800_000_000_000
const second = 1000
const prompt: readonly Sound[] = [{ kind: 'prompt', key: 'thank-you' }]
const music = [{ kind: 'tone', tone: 'music' }]

type Told<Union> = Union extends { at: number } ? Omit<Union, 'at'> : never

/** A call told as a story: seconds after nine, and what is done at each. */
function storyOf(first: Call) {
  let call = first
  const after = (what: What): Doing[] => {
    const next = callAfter(call, what)
    call = next.call
    return next.doing
  }
  const at = (seconds: number) => nine + seconds * second
  return {
    call: () => call,
    decide: (seconds: number, decision: Told<Decision>) =>
      after({ decision: { at: at(seconds), ...decision } as Decision }),
    hear: (seconds: number, signal: Told<Signal>) =>
      after({ signal: { at: at(seconds), ...signal } as Signal }),
    pass: (seconds: number) => after({ type: 'time', at: at(seconds) }),
    find: (seconds: number, legs: readonly string[], inRoom: readonly string[] = []) =>
      after({
        type: 'found',
        at: at(seconds),
        legs: legs.map((leg) => standing(leg)),
        rooms: inRoom.length > 0 ? [{ room: 'call', legs: inRoom }] : [],
      }),
  }
}

const standing = (leg: string, direction: 'in' | 'out' = 'out'): StandingLeg => ({
  leg,
  state: 'up',
  direction,
  callerNumber: null,
  calledNumber: null,
  since: nine,
})
const about = {
  id: 'call',
  leg: 'caller',
  at: nine,
  centreNumber: '+861088886666',
  customerNumber: '+8613800138000',
}
const rung = (leg: string, personId: string | null = leg): Rung => ({
  leg,
  personId,
  to: { kind: 'browser', account: leg },
  seconds: 20,
})
const ended = (leg: string, why: LegEnd = 'hung-up') => ({ type: 'ended', leg, why, by: 'them' }) as const
const asks = (doing: readonly Doing[]) => doing.flatMap((one) => ('ask' in one ? [one] : []))
const askedFor = (doing: readonly Doing[]) =>
  asks(doing).map((one) => `${one.ask} ${'leg' in one ? one.leg : ''}`.trim())
const tells = (doing: readonly Doing[]) => doing.filter((one) => 'tell' in one)

function waiting() {
  const story = storyOf(arrivedCall(about))
  story.decide(0, { type: 'queue', queueId: 'sales' })
  story.hear(1, { type: 'answered', leg: 'caller' })
  return story
}

function talking() {
  const story = waiting()
  story.decide(5, { type: 'offer', rung: rung('ana') })
  story.hear(6, { type: 'ringing', leg: 'ana' })
  story.hear(10, { type: 'answered', leg: 'ana' })
  return story
}

test('a caller is answered, hears music, and meets the agent who answers, in one room', () => {
  const story = storyOf(arrivedCall(about))
  expect(askedFor(story.decide(0, { type: 'queue', queueId: 'sales' }))).toEqual(['answer caller'])
  expect(asks(story.hear(1, { type: 'answered', leg: 'caller' }))).toEqual([
    { ask: 'play', play: 'call-play-1', to: { leg: 'caller' }, what: music, loop: true },
  ])
  const offered = story.decide(5, { type: 'offer', rung: rung('ana') })
  expect(asks(offered)).toMatchObject([
    { ask: 'ring', leg: 'ana', how: { callerNumber: '+8613800138000', contactId: 'call' } },
  ])
  const answered = story.hear(10, { type: 'answered', leg: 'ana' })
  expect(askedFor(answered)).toEqual(['stopPlaying', 'join caller', 'join ana'])
  expect(tells(answered)).toEqual([{ tell: 'answered', personId: 'ana', leg: 'ana', ringMs: 5_000 }])
})

test('who hung up is kept with how long everything took', () => {
  const story = talking()
  story.decide(30, { type: 'hold', on: true })
  story.decide(50, { type: 'hold', on: false })
  const [last] = tells(story.hear(70, ended('caller')))
  expect(last).toMatchObject({ tell: 'ended', by: 'caller', why: 'hung-up' })
  expect(last).toMatchObject({
    waitMs: 10_000,
    ringMs: 5_000,
    talkMs: 40_000,
    holdMs: 20_000,
    wholeMs: 70_000,
  })
  const other = talking()
  const byAgent = other.hear(70, ended('ana'))
  expect(tells(byAgent)).toMatchObject([{ tell: 'ended', by: 'agent' }])
  expect(askedFor(byAgent)).toEqual(['hangUp caller', 'closeRoom'])
})

test('a second signal that somebody hung up is not an error', () => {
  const story = talking()
  story.hear(70, ended('caller'))
  story.hear(70, ended('ana'))
  expect(story.hear(71, ended('caller'))).toEqual([])
  expect(story.hear(72, { type: 'answered', leg: 'nobody' })).toEqual([])
})

test('an agent who rejects or does not answer leaves the caller where she was, to music', () => {
  const story = waiting()
  story.decide(5, { type: 'offer', rung: rung('ana') })
  const rejected = story.decide(8, { type: 'reject', leg: 'ana' })
  expect(askedFor(rejected)).toEqual(['hangUp ana'])
  expect(tells(rejected)).toEqual([
    { tell: 'not-taken', personId: 'ana', leg: 'ana', why: 'rejected', ringMs: 3_000 },
  ])
  expect(story.call().stage).toMatchObject({ is: 'queued', queueId: 'sales' })
  story.decide(9, { type: 'offer', rung: rung('bo') })
  expect(lookAgainAt(story.call())).toBe(nine + 34 * second)
  expect(tells(story.pass(34))).toMatchObject([{ tell: 'not-taken', personId: 'bo', why: 'no-answer' }])
})

test('a held caller hears music, and comes back to her agent', () => {
  const story = talking()
  expect(askedFor(story.decide(20, { type: 'hold', on: true }))).toEqual(['leave caller', 'play'])
  expect(story.decide(21, { type: 'hold', on: true })).toEqual([])
  expect(askedFor(story.decide(30, { type: 'hold', on: false }))).toEqual(['stopPlaying', 'join caller'])
})

test('an agent asks a colleague while the caller hears music, and puts the caller through', () => {
  const story = talking()
  expect(askedFor(story.decide(20, { type: 'consult', rung: rung('bo') }))).toEqual([
    'leave caller',
    'play',
    'leave ana',
    'play',
    'ring bo',
  ])
  expect(askedFor(story.hear(25, { type: 'answered', leg: 'bo' }))).toEqual([
    'stopPlaying',
    'join ana',
    'join bo',
  ])
  const through = story.decide(40, { type: 'put-through' })
  expect(askedFor(through)).toEqual(['stopPlaying', 'join caller', 'hangUp ana'])
  expect(tells(through)).toEqual([{ tell: 'transferred', from: 'ana', to: 'bo', leg: 'bo' }])
  expect(story.call().stage).toMatchObject({ is: 'talking', agent: 'bo', third: null })
})

test('a colleague who does not answer, or is let go, gives the caller back to her agent at once', () => {
  const story = talking()
  story.decide(20, { type: 'consult', rung: rung('bo') })
  expect(askedFor(story.hear(30, ended('bo', 'busy')))).toEqual([
    'stopPlaying',
    'join caller',
    'stopPlaying',
    'join ana',
  ])
  story.decide(40, { type: 'consult', rung: rung('cy') })
  story.hear(42, { type: 'answered', leg: 'cy' })
  expect(askedFor(story.decide(50, { type: 'drop-third' }))).toEqual([
    'stopPlaying',
    'join caller',
    'hangUp cy',
  ])
})

test('three talk together, and two go on when the agent leaves', () => {
  const story = talking()
  story.decide(20, { type: 'consult', rung: rung('bo') })
  story.hear(22, { type: 'answered', leg: 'bo' })
  expect(askedFor(story.decide(30, { type: 'three-way' }))).toEqual(['stopPlaying', 'join caller'])
  expect(tells(story.hear(60, ended('ana')))).toMatchObject([{ tell: 'transferred', to: 'bo' }])
  expect(story.call().stage).toMatchObject({ is: 'talking', agent: 'bo' })
})

test('handed over, the agent is free at once; whom nobody takes goes before others in her queue', () => {
  const story = talking()
  const over = story.decide(20, { type: 'hand-over', to: { kind: 'leg', rung: rung('bo') } })
  expect(askedFor(over)).toEqual(['leave caller', 'play', 'ring bo', 'hangUp ana'])
  expect(tells(over)).toEqual([{ tell: 'agent-left', personId: 'ana', leg: 'ana' }])
  story.hear(40, ended('bo', 'no-answer'))
  expect(story.call().stage).toMatchObject({ is: 'queued', queueId: 'sales', first: true })
})

test('parked, the caller hears music until somebody takes her back', () => {
  const story = talking()
  expect(askedFor(story.decide(20, { type: 'park' }))).toEqual(['leave caller', 'play', 'hangUp ana'])
  story.decide(30, { type: 'offer', rung: rung('bo') })
  story.hear(50, ended('bo', 'no-answer'))
  expect(story.call().stage).toMatchObject({ is: 'parked', by: 'ana' })
  story.decide(60, { type: 'offer', rung: rung('cy') })
  expect(askedFor(story.hear(62, { type: 'answered', leg: 'cy' }))).toEqual([
    'stopPlaying',
    'join caller',
    'join cy',
  ])
})

test('a leader listens, whispers, joins and takes over; the caller never notices the first two', () => {
  const story = talking()
  story.decide(20, { type: 'lead', rung: rung('lee'), does: 'listen' })
  expect(asks(story.hear(21, { type: 'answered', leg: 'lee' }))).toEqual([
    { ask: 'lendEar', listener: 'lee', to: 'ana', how: 'listen' },
  ])
  expect(asks(story.decide(30, { type: 'lead-by', leg: 'lee', does: 'whisper' }))).toEqual([
    { ask: 'takeEar', listener: 'lee' },
    { ask: 'lendEar', listener: 'lee', to: 'ana', how: 'whisper' },
  ])
  expect(askedFor(story.decide(40, { type: 'lead-by', leg: 'lee', does: 'join' }))).toEqual([
    'takeEar',
    'join lee',
  ])
  const taken = story.decide(50, { type: 'take-over', leg: 'lee' })
  expect(askedFor(taken)).toEqual(['hangUp ana'])
  expect(tells(taken)).toEqual([{ tell: 'taken-over', from: 'ana', to: 'lee', leg: 'lee' }])
})

test('a leader who took over is the agent: she cannot be sent away as a listener', () => {
  const story = talking()
  story.decide(20, { type: 'lead', rung: rung('lee'), does: 'join' })
  story.hear(21, { type: 'answered', leg: 'lee' })
  story.decide(30, { type: 'take-over', leg: 'lee' })
  expect(story.decide(40, { type: 'stop-leading', leg: 'lee' })).toEqual([])
  expect(tells(story.hear(60, ended('lee')))).toMatchObject([{ tell: 'ended', by: 'agent' }])
})

test('a leader who takes over talks with the caller alone: whom the agent asked is let go', () => {
  const story = talking()
  story.decide(20, { type: 'lead', rung: rung('lee'), does: 'listen' })
  story.hear(21, { type: 'answered', leg: 'lee' })
  story.decide(22, { type: 'consult', rung: rung('bo') })
  story.hear(25, { type: 'answered', leg: 'bo' })
  const taken = askedFor(story.decide(30, { type: 'take-over', leg: 'lee' }))
  expect(taken).toEqual(
    expect.arrayContaining(['join caller', 'takeEar', 'join lee', 'hangUp ana', 'hangUp bo']),
  )
})

test('after a crash no leader hears what she is not to hear: every ear is taken back and lent anew', () => {
  const story = talking()
  story.decide(20, { type: 'lead', rung: rung('lee'), does: 'whisper' })
  story.hear(21, { type: 'answered', leg: 'lee' })
  // Decided, written down, and never done: the program died.
  story.decide(30, { type: 'lead-by', leg: 'lee', does: 'join' })
  expect(askedFor(story.find(31, ['caller', 'ana', 'lee'], ['caller', 'ana']))).toEqual([
    'stopPlaying',
    'takeEar',
    'join lee',
  ])
})

test('when her agent’s computer dies the caller is told at once, and after 20 seconds is first in line', () => {
  const story = talking()
  const lost = story.hear(60, ended('ana', 'unreachable'))
  expect(asks(lost)).toMatchObject([
    { ask: 'leave', leg: 'caller' },
    { ask: 'play', what: [{ kind: 'prompt', key: 'agent-line-lost' }], loop: false },
  ])
  expect(tells(lost)).toEqual([{ tell: 'line-lost', personId: 'ana', until: nine + 80 * second }])
  expect(story.pass(79)).toEqual([])
  expect(tells(story.pass(80))).toEqual([{ tell: 'first-in-line', queueId: 'sales' }])
  expect(story.call().stage).toMatchObject({ is: 'queued', first: true })
})

test('an agent who comes back in time has her caller again', () => {
  const story = talking()
  story.decide(60, { type: 'line-lost' })
  story.decide(65, { type: 'offer', rung: rung('ana-again', 'ana') })
  story.hear(66, { type: 'answered', leg: 'ana-again' })
  expect(story.call().stage).toMatchObject({ is: 'talking', agent: 'ana-again' })
  expect(tells(story.pass(90))).toEqual([])
})

test('an agent ends a call for abuse after two warnings, with a notice; the caller is not asked how it was', () => {
  const story = talking()
  story.decide(11, {
    type: 'ask-afterwards',
    survey: { question: prompt, thanks: prompt, keys: ['1'], seconds: 10 },
  })
  const abuse = { type: 'hang-up', by: 'agent', why: 'abusive', notice: prompt } as const
  story.decide(20, { type: 'warn' })
  expect(whyNotDecide(story.call(), { at: nine, ...abuse })).toBe('not-warned')
  expect(story.decide(21, abuse)).toEqual([])
  story.decide(30, { type: 'warn' })
  const told = story.decide(31, abuse)
  expect(askedFor(told)).toEqual(['leave caller', 'play', 'hangUp ana'])
  const play = asks(told).flatMap((one) => (one.ask === 'play' ? [one.play] : []))[0] ?? ''
  const over = story.hear(35, { type: 'played', play, completely: true })
  expect(askedFor(over)).toEqual(['hangUp caller', 'closeRoom'])
  expect(tells(over)).toMatchObject([{ tell: 'ended', by: 'agent', why: 'abusive', warnings: 2 }])
})

test('after the agent hung up the caller is asked once, and what she presses is her score', () => {
  const story = talking()
  story.decide(11, {
    type: 'ask-afterwards',
    survey: { question: prompt, thanks: [], keys: ['1', '2'], seconds: 10 },
  })
  expect(askedFor(story.hear(60, ended('ana')))).toEqual(['leave caller', 'play'])
  expect(tells(story.hear(62, { type: 'digit', leg: 'caller', digit: '9' }))).toEqual([])
  const scored = story.hear(63, { type: 'digit', leg: 'caller', digit: '2' })
  expect(tells(scored)).toMatchObject([
    { tell: 'score', key: '2' },
    { tell: 'ended', by: 'agent', score: '2' },
  ])
  const silent = talking()
  silent.decide(11, {
    type: 'ask-afterwards',
    survey: { question: prompt, thanks: [], keys: ['1'], seconds: 10 },
  })
  silent.decide(60, { type: 'hang-up', by: 'agent', why: 'hung-up', notice: [] })
  expect(tells(silent.pass(70))).toMatchObject([{ tell: 'ended', by: 'agent', score: null }])
})

test('a recording rests while card data is said and while the caller waits, and ends with the call', () => {
  const story = waiting()
  expect(story.decide(2, { type: 'record' })).toEqual([])
  story.decide(5, { type: 'offer', rung: rung('ana') })
  expect(askedFor(story.hear(10, { type: 'answered', leg: 'ana' }))).toContain('record caller')
  expect(asks(story.decide(20, { type: 'pause-recording', on: true }))).toMatchObject([
    { ask: 'pauseRecording', on: true },
  ])
  expect(asks(story.decide(30, { type: 'pause-recording', on: false }))).toMatchObject([{ on: false }])
  const recording = story.call().recording?.recording ?? ''
  expect(askedFor(story.hear(60, ended('ana')))).toEqual(['stopRecording', 'hangUp caller', 'closeRoom'])
  const kept = { type: 'recorded', recording, milliseconds: 40_000, why: 'stopped' } as const
  expect(story.hear(61, kept)).toEqual([{ tell: 'recorded', recording, milliseconds: 40_000, failed: false }])
  expect(story.hear(62, kept)).toEqual([])
})

test('after a crash a recording that rests is not begun again before it may', () => {
  const story = talking()
  story.decide(11, { type: 'record' })
  story.decide(20, { type: 'pause-recording', on: true })
  const found = story.find(30, ['caller', 'ana'], ['caller', 'ana'])
  expect(asks(found)).toMatchObject([{ ask: 'stopPlaying' }, { ask: 'pauseRecording', on: true }])
  expect(asks(story.decide(40, { type: 'pause-recording', on: false }))).toMatchObject([
    { ask: 'record' },
    { ask: 'pauseRecording', on: false },
  ])
})

test('after a crash who talks goes on talking, who waits hears music again, and who is gone is gone', () => {
  expect(talking().find(30, ['caller', 'ana'], ['caller', 'ana'])).toMatchObject([{ ask: 'stopPlaying' }])
  expect(askedFor(talking().find(30, ['caller', 'ana']))).toEqual(['stopPlaying', 'join caller', 'join ana'])
  expect(askedFor(waiting().find(30, ['caller']))).toEqual(['stopPlaying', 'play'])
  expect(tells(talking().find(30, ['ana'], ['ana']))).toMatchObject([{ tell: 'ended', by: 'caller' }])
  expect(tells(talking().find(30, ['caller'], ['caller']))).toMatchObject([{ tell: 'line-lost' }])
  expect(tells(talking().find(30, []))).toMatchObject([{ tell: 'ended', by: 'network', why: 'switch' }])
})

test('a telephone that was rung while the switch was looked through is not taken for gone', () => {
  const story = waiting()
  story.decide(30, { type: 'offer', rung: rung('ana') })
  story.find(30, ['caller'])
  expect(story.call().stage.is).toBe('ringing')
  const late = waiting()
  late.decide(5, { type: 'offer', rung: rung('ana') })
  late.find(30, ['caller'])
  expect(late.call().stage.is).toBe('queued')
  expect(askedFor(late.hear(31, { type: 'answered', leg: 'ana' }))).toEqual(['hangUp ana'])
})

test('who was told to go before the switch had begun to ring her is told again', () => {
  const story = waiting()
  story.decide(5, { type: 'offer', rung: rung('ana') })
  expect(askedFor(story.decide(5, { type: 'withdraw', leg: 'ana' }))).toEqual(['hangUp ana'])
  expect(askedFor(story.hear(6, { type: 'ringing', leg: 'ana' }))).toEqual(['hangUp ana'])
  expect(askedFor(story.hear(7, { type: 'answered', leg: 'ana' }))).toEqual(['hangUp ana'])
  story.hear(8, ended('ana'))
  expect(story.call().stage.is).toBe('queued')
})

test('what stands in the switch without a call: callers are served, everything else is cleared', () => {
  const rooms = [{ room: 'nobody’s', legs: [] }]
  const legs = [standing('caller', 'in'), standing('new', 'in'), standing('lost', 'out')]
  const found = { type: 'found', at: nine, legs, rooms } as const
  expect(strays(found, [waiting().call()])).toEqual({
    arrived: [standing('new', 'in')],
    asks: [
      { ask: 'hangUp', leg: 'lost', why: 'hung-up' },
      { ask: 'closeRoom', room: 'nobody’s' },
    ],
  })
})

test('an agent who dials is rung before her customer, and hears it ring', () => {
  const outside: Rung = {
    ...rung('caller', null),
    to: { kind: 'number', number: '+8613800138000', trunk: 'main' },
  }
  const story = storyOf(dialledCall(about, rung('ana'), outside))
  expect(askedFor(story.pass(0))).toEqual(['ring ana'])
  const there = story.hear(2, { type: 'answered', leg: 'ana' })
  expect(asks(there)).toMatchObject([
    { ask: 'ring', leg: 'caller', how: { callerNumber: '+861088886666' } },
    { ask: 'play', to: { leg: 'ana' }, what: [{ kind: 'tone', tone: 'ring' }] },
  ])
  const met = story.hear(9, { type: 'answered', leg: 'caller' })
  expect(askedFor(met)).toEqual(['join caller', 'stopPlaying', 'join ana'])
  expect(tells(met)).toEqual([{ tell: 'answered', personId: 'ana', leg: 'ana', ringMs: 7_000 }])
})
