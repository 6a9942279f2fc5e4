// Plays calls with a switch whose signals come twice, late, in the wrong order or not at all, and a program that dies.
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrivedCall, type Call, dialledCall, isOver, type Rung } from './call.ts'
import { callAfter, lookAgainAt, type What } from './call-after.ts'
import { type Decision, decisionTable, type LeaderDoes, whyNotDecide } from './decisions.ts'
import type { Ask, Doing, Tell } from './doing.ts'
import { figuresOf } from './figures.ts'
import {
  answers,
  callerArrives,
  companyOf,
  does,
  ends,
  goes,
  modelSwitch,
  type ModelSwitch,
  presses,
  soundsTo,
  whatIsThere,
} from './model-switch.ts'
import type { LegEnd, Signal, Sound } from './switchboard.ts'

/** `CALL_RUNS=20000` for a long night; each run has an interleaving of some fifty steps. */
const runs = { numRuns: Number(process.env['CALL_RUNS'] ?? 30) }

const prompt: readonly Sound[] = [{ kind: 'prompt', key: 'please-wait' }]
const nth = fc.nat({ max: 30 })
const reasons: readonly LegEnd[] = [
  'hung-up',
  'busy',
  'no-answer',
  'rejected',
  'unreachable',
  'congested',
  'switch',
]

/** What the world does, `nth` picking whom and which. */
const worldly = fc.record({
  do: fc.constantFrom(
    'hear',
    'hear',
    'hear-late',
    'hear-twice',
    'answer',
    'answer',
    'go',
    'end-play',
    'press',
    'pass',
  ),
  nth,
})
const decided = fc.record({ do: fc.constant('decide'), nth, which: nth, on: fc.boolean() })
const troubled = fc.record({ do: fc.constantFrom('die', 'lose-line', 'find'), nth })
const action = fc.oneof({ weight: 8, arbitrary: worldly }, { weight: 6, arbitrary: decided }, troubled)
const calm = fc.oneof({ weight: 8, arbitrary: worldly }, { weight: 6, arbitrary: decided })
type Action = { do: string; nth: number; which?: number; on?: boolean }

type Life = {
  model: ModelSwitch
  call: Call
  tells: Tell[]
  /** Something was not heard or not done since the switch was last looked through. */
  away: boolean
  rungs: number
}

type Way = 'in' | 'out' | 'in-talk' | 'in-consultation'

/** Stories that begin in the middle get further. */
function begun(way: Way): Life {
  const life = beginning(way === 'out' ? 'out' : 'in')
  if (way === 'in' || way === 'out') return life
  const at = life.model.now
  const decide = (decision: Decision) => {
    step(life, { decision })
    hearAll(life)
  }
  decide({ at, type: 'queue', queueId: 'queue-0' })
  decide({ at, type: 'record' })
  decide({ at, type: 'offer', rung: rung('agent') })
  answers(life.model, 'agent')
  hearAll(life)
  decide({ at, type: 'lead', rung: rung('leader'), does: 'whisper' })
  if (way === 'in-talk') return life
  decide({ at, type: 'consult', rung: rung('third') })
  answers(life.model, 'third')
  answers(life.model, 'leader')
  hearAll(life)
  return life
}

function beginning(direction: 'in' | 'out'): Life {
  const model = modelSwitch()
  const at = model.now
  const about = { id: 'call', leg: 'caller', at, centreNumber: '+861088886666', customerNumber: null }
  if (direction === 'in') callerArrives(model, 'caller')
  const call = direction === 'in' ? arrivedCall(about) : dialledCall(about, rung('agent'), rung('caller'))
  const life = { model, call, tells: [], away: false, rungs: 0 }
  step(life, { type: 'time', at })
  return life
}

const rung = (leg: string): Rung => ({
  leg,
  personId: `person of ${leg}`,
  to: { kind: 'browser', account: leg },
  seconds: 20,
})

/** Written down and read again at each step; `done` of what is to be done is done before the program dies. */
function step(life: Life, what: What, done = Infinity): void {
  const before = JSON.stringify(life.call)
  const next = callAfter(life.call, what)
  if (JSON.stringify(life.call) !== before)
    throw new Error(`the call was changed in place by ${JSON.stringify(what)}`)
  const kept = JSON.parse(JSON.stringify(next))
  // `expect` is slow, and there are many steps.
  if (!isDeepStrictEqual(kept, next)) expect(kept).toEqual(next)
  life.call = kept.call
  const doing: Doing[] = kept.doing
  const asks = doing.filter((one): one is Ask => 'ask' in one)
  life.tells.push(...doing.filter((one): one is Tell => 'tell' in one))
  for (const ask of asks.slice(0, done)) does(life.model, ask)
  if (asks.length > done) life.away = true
}

function hear(life: Life, index: number): void {
  const [signal] = life.model.told.splice(index, 1)
  if (signal) step(life, { signal })
}

function find(life: Life): void {
  life.model.told = []
  life.model.now += 1
  step(life, { type: 'found', at: life.model.now, ...whatIsThere(life.model) })
  life.away = false
}

function hearAll(life: Life): void {
  if (life.away) find(life)
  for (let heard = 0; life.model.told.length > 0; heard++) {
    expect(heard).toBeLessThan(200)
    hear(life, 0)
  }
}

function decide(life: Life, { nth: type, which = 0, on = false }: Action): Decision {
  const at = life.model.now
  const types = decisionTable[life.call.stage.is]
  const chosen = types[type % Math.max(1, types.length)] ?? 'hold'
  const legs = life.call.legs.map(({ id }) => id)
  const leg = legs[which % legs.length] ?? 'nobody'
  const does = (['listen', 'whisper', 'join'] as const satisfies LeaderDoes[])[which % 3] ?? 'listen'
  switch (chosen) {
    case 'answer':
    case 'to-flow':
    case 'put-through':
    case 'drop-third':
    case 'three-way':
    case 'park':
    case 'record':
    case 'warn':
    case 'line-lost':
      return { at, type: chosen }
    case 'say':
      return { at, type: chosen, what: on ? prompt : [], listen: which % 2 === 0 }
    case 'announce':
      return { at, type: chosen, what: on ? prompt : [] }
    case 'queue':
      return { at, type: chosen, queueId: `queue-${which % 2}` }
    case 'offer':
    case 'consult':
      return { at, type: chosen, rung: rung(`leg-${++life.rungs}`) }
    case 'lead':
      return { at, type: chosen, rung: rung(`leg-${++life.rungs}`), does }
    case 'lead-by':
      return { at, type: chosen, leg, does }
    case 'withdraw':
    case 'reject':
    case 'no-answer':
    case 'accept':
    case 'stop-leading':
    case 'take-over':
      return { at, type: chosen, leg }
    case 'hold':
    case 'pause-recording':
      return { at, type: chosen, on }
    case 'mute':
      return { at, type: chosen, on, leg }
    case 'send-keys':
      return { at, type: chosen, leg, keys: '12#' }
    case 'hand-over':
      if (which % 3 === 0) return { at, type: chosen, to: { kind: 'flow' } }
      if (which % 3 === 1) return { at, type: chosen, to: { kind: 'queue', queueId: 'queue-2' } }
      return { at, type: chosen, to: { kind: 'leg', rung: rung(`leg-${++life.rungs}`) } }
    case 'ask-afterwards':
      return {
        at,
        type: chosen,
        survey: { question: prompt, thanks: on ? prompt : [], keys: ['1', '2'], seconds: 9 },
      }
    case 'hang-up':
      if (which % 6 !== 0) return { at, type: 'hold', on }
      return {
        at,
        type: chosen,
        by: 'agent',
        why: on ? 'abusive' : 'hung-up',
        notice: which % 12 ? prompt : [],
      }
  }
}

function act(life: Life, action: Action): void {
  const { model } = life
  model.now += 50 + action.nth
  const ids = [...model.legs.keys()]
  const leg = ids[action.nth % Math.max(1, ids.length)] ?? 'nobody'
  switch (action.do) {
    case 'hear':
      return hear(life, 0)
    case 'hear-late':
      return hear(life, action.nth % Math.max(1, model.told.length))
    case 'hear-twice':
      if (model.told[0]) model.told.splice(action.nth % 4, 0, model.told[0])
      return
    case 'answer':
      // The customer's own line is answered by us.
      return leg === 'caller' && life.call.direction === 'in' ? undefined : answers(model, leg)
    case 'go':
      // People mostly stay, or there would be little to tell.
      if (action.nth % (leg === 'caller' ? 8 : 3) !== 0) return
      return goes(model, leg, reasons[action.nth % reasons.length] ?? 'hung-up', 'them')
    case 'end-play': {
      const finite = [...model.plays].find(([, { loop }]) => !loop)
      return finite ? ends(model, finite[0], true) : undefined
    }
    case 'press':
      return presses(model, leg, String(action.nth % 3))
    case 'pass':
      model.now += action.nth * 1000
      return step(life, { type: 'time', at: model.now })
    case 'decide':
      return step(life, { decision: decide(life, action) })
    case 'die':
      // It dies in the middle of what it was about to do, and comes back.
      step(life, { decision: decide(life, action) }, action.nth % 3)
      return find(life)
    case 'lose-line':
      model.told = model.told.slice(0, action.nth % 3)
      life.away = true
      return
    case 'find':
      return find(life)
  }
}

/** When everything was heard, a caller hears somebody, music or words; she is waited for only where she is to press. */
function expectNoSilence({ model, call }: Life): void {
  const { stage } = call
  if (model.legs.get('caller')?.state !== 'up' || stage.is === 'arriving') return
  if (stage.is === 'survey' || (stage.is === 'in-flow' && stage.listening)) return
  const hears = soundsTo(model, 'caller') > 0
  const company = companyOf(model, 'caller').filter((leg) => model.legs.get(leg)?.state === 'up')
  expect({ stage, hears, company: company.length > 0 }).not.toEqual({ stage, hears: false, company: false })
  expect({ stage, hears, company: company.length > 0 }).not.toEqual({ stage, hears: true, company: true })
}

/** Nobody is on the line for nothing, hears two things at once or what is not for her, or is recorded against a wish. */
function expectEverybodyInPlace({ model, call }: Life): void {
  const { stage } = call
  const apart = stage.is !== 'talking' || stage.held !== null
  if (apart) expect(companyOf(model, 'caller')).toEqual([])
  for (const { leg, ear } of model.legs.values()) {
    expect(soundsTo(model, leg)).toBeLessThanOrEqual(1)
    const known = call.legs.find(({ id }) => id === leg)
    expect(hasBusiness(call, leg) || known?.state).toBe(true)
    expect(ear).toBe(known?.asked.ear?.to ?? null)
    if (ear === null) continue
    expect(known).toMatchObject({ role: 'leader', state: 'up' })
    expect(stage).toMatchObject({ is: 'talking', agent: ear })
  }
  const { recording } = call
  const tape = recording === null ? undefined : model.recordings.get(recording.recording)
  const runs = stage.is === 'talking' && recording !== null && !recording.paused
  if (runs) expect(tape).toEqual({ leg: 'caller', paused: false })
  else if (tape !== undefined) expect(tape.paused).toBe(true)
}

function hasBusiness({ stage, legs, caller }: Call, leg: string): boolean {
  if (leg === caller) return true
  if (stage.is === 'ringing') return leg === stage.leg
  if (stage.is === 'dialling') return leg === stage.agent
  if (stage.is !== 'talking') return false
  const isLeader = legs.find(({ id }) => id === leg)?.role === 'leader'
  return isLeader || leg === stage.agent || leg === stage.third?.leg
}

function expectNothingLeft(life: Life): void {
  const hangUp = () => {
    const decision = { at: life.model.now, type: 'hang-up', by: 'system', why: 'done', notice: [] } as const
    step(life, { decision })
    hearAll(life)
  }
  hearAll(life)
  hangUp()
  for (let due = lookAgainAt(life.call); due !== undefined; due = lookAgainAt(life.call)) {
    life.model.now = Math.max(due, life.model.now)
    step(life, { type: 'time', at: life.model.now })
    hearAll(life)
    hangUp()
  }
  expect(life.call.stage.is).toBe('ended')
  const { legs, rooms, plays, recordings } = life.model
  expect([[...legs.keys()], [...rooms.keys()], [...plays.keys()], [...recordings.keys()]]).toEqual([
    [],
    [],
    [],
    [],
  ])
  expect(isOver(life.call)).toBe(true)
  expect(life.model.roomsEver.size).toBeLessThanOrEqual(1)
  expect(life.tells.filter(({ tell }) => tell === 'ended')).toHaveLength(1)
}

const direction = fc.constantFrom<Way[]>('in', 'out', 'in-talk', 'in-consultation')
const story = fc.array(action, { minLength: 20, maxLength: 90, size: 'max' })
const calmStory = fc.array(calm, { minLength: 20, maxLength: 90, size: 'max' })

function lived(way: Way, actions: readonly Action[], each: (life: Life) => void): Life {
  const life = begun(way)
  let sinceItsEnd = 0
  for (const action of actions) {
    act(life, action)
    each(life)
    if (life.call.stage.is === 'ended' && ++sinceItsEnd > 8) break
  }
  return life
}

test('whenever everything was heard, no caller is left in silence and nobody hears what is not for her', () => {
  fc.assert(
    fc.property(direction, story, (way, actions) => {
      lived(way, actions, (life) => {
        hearAll(life)
        expectNoSilence(life)
        expectEverybodyInPlace(life)
      })
    }),
    runs,
  )
}, 3_600_000)

test('signals late, twice, lost, in any order, and a program that dies: at the end nothing is left in the switch', () => {
  fc.assert(
    fc.property(direction, story, (way, actions) => {
      const life = lived(way, actions, () => undefined)
      hearAll(life)
      expectNoSilence(life)
      expectEverybodyInPlace(life)
      expectNothingLeft(life)
    }),
    runs,
  )
}, 3_600_000)

test('while nothing is lost, nothing is left even though nobody looks the switch through', () => {
  fc.assert(
    fc.property(direction, calmStory, (way, actions) => {
      const life = lived(way, actions, (each) => expect(each.away).toBe(false))
      expectNothingLeft(life)
    }),
    runs,
  )
}, 3_600_000)

test('a signal heard a second time says and changes nothing', () => {
  fc.assert(
    fc.property(direction, calmStory, (way, actions) => {
      const life = lived(way, actions, (each) => {
        const heard: Signal[] = [...each.model.told]
        hearAll(each)
        const { call } = each
        for (const signal of heard) {
          const again = callAfter(call, { signal })
          expect(again.doing.filter((one) => 'tell' in one)).toEqual([])
          expect(again.call.stage).toEqual(call.stage)
        }
      })
      expect(life.call).toBeDefined()
    }),
    runs,
  )
}, 3_600_000)

test('the times add up, none is negative, and what is refused changes nothing', () => {
  fc.assert(
    fc.property(direction, story, (way, actions) => {
      const life = lived(way, actions, (each) => {
        const { flowMs, waitMs, talkMs, holdMs, ringMs, wholeMs } = figuresOf(each.call)
        expect(Math.min(flowMs, waitMs, talkMs, holdMs, ringMs)).toBeGreaterThanOrEqual(0)
        expect(flowMs + waitMs + talkMs + holdMs).toBeLessThanOrEqual(wholeMs)
        const refused = decide(each, { do: 'decide', nth: 3, which: 5 })
        if (whyNotDecide(each.call, refused) === undefined) return
        expect(callAfter(each.call, { decision: refused }).call.stage).toEqual(each.call.stage)
      })
      expect(figuresOf(life.call).wholeMs).toBe(life.call.now - life.call.arrivedAt)
    }),
    runs,
  )
}, 3_600_000)
