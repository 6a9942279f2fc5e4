// What every adapter must do, whichever switch is behind it: run with each, an imaginary one and real ones.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Address, Signal, Sound, Switchboard } from '#channels-phone/core'

/** A switch with people around it. Nobody talks here: whoever is called does as the address says. */
export type SwitchOnTest = {
  switchboard: Switchboard
  /** Somebody calls the centre by a trunk: `arrived` follows. */
  callerCalls(): Promise<void>
  /** The latest caller. */
  callerPresses(digits: string): Promise<void>
  callerHangsUp(): Promise<void>
  answers: Address
  refuses: Address
  /** Rings until somebody gives up. */
  staysAway: Address
  /** About a second long, and there. */
  prompt: Sound
  /** Lets so much time pass, at least for a hand-turned clock; a real one is waited for. */
  pass(milliseconds: number): Promise<void>
  close(): Promise<void>
}

type Heard =
  | Extract<Signal, { leg: string }>
  | Extract<Signal, { play: string }>
  | Extract<Signal, { recording: string }>

export function switchboardContract(name: string, make: () => Promise<SwitchOnTest>): void {
  describe(`${name} as a switchboard`, () => {
    let on: SwitchOnTest
    let signals: Signal[] = []
    let named = 0

    beforeEach(async () => {
      on = await make()
      signals = []
      on.switchboard.onSignal((signal) => signals.push(signal))
    })
    afterEach(() => on.close())

    const newName = (of: string) => `${of}-${process.pid}-${++named}`

    /** The signal, as soon as it was heard; red after ten seconds. */
    async function heard<Type extends Heard['type']>(
      type: Type,
      isIt: (signal: Extract<Signal, { type: Type }>) => boolean = () => true,
    ): Promise<Extract<Signal, { type: Type }>> {
      for (let waited = 0; waited <= 10_000; waited += 50) {
        const found = signals
          .filter((one): one is Extract<Signal, { type: Type }> => one.type === type)
          .find(isIt)
        if (found !== undefined) return found
        await on.pass(50)
      }
      throw new Error(`${type} was not heard; but ${JSON.stringify(signals)}`)
    }

    const count = (type: Heard['type']) => signals.filter((signal) => signal.type === type).length

    async function answeredCaller(): Promise<string> {
      const before = count('arrived')
      await on.callerCalls()
      await heard(
        'arrived',
        (signal) => signals.filter(({ type }) => type === 'arrived').indexOf(signal) >= before,
      )
      const { leg } = signals.filter((one) => one.type === 'arrived').at(-1) ?? { leg: '' }
      await on.switchboard.answer(leg)
      await heard('answered', (signal) => signal.leg === leg)
      return leg
    }

    async function answeringLeg(): Promise<string> {
      const leg = newName('leg')
      await on.switchboard.ring(leg, on.answers, ringOptions)
      await heard('answered', (signal) => signal.leg === leg)
      return leg
    }

    const ofRoom = async (room: string) =>
      (await on.switchboard.whatIsThere()).rooms.find((one) => one.room === room)?.legs.toSorted()
    const legsThere = async () => (await on.switchboard.whatIsThere()).legs.map(({ leg }) => leg)

    test('a caller arrives with the number she called, is answered and hung up', async () => {
      const leg = await answeredCaller()
      const arrived = await heard('arrived')
      expect(arrived).toMatchObject({ leg, calledNumber: expect.any(String), trunk: expect.any(String) })
      expect((await on.switchboard.whatIsThere()).legs).toContainEqual(
        expect.objectContaining({ leg, state: 'up', direction: 'in' }),
      )
      await on.switchboard.hangUp(leg, 'hung-up')
      expect(await heard('ended', (signal) => signal.leg === leg)).toMatchObject({ by: 'us' })
      expect(await legsThere()).not.toContain(leg)
    })

    test('a caller who hangs up has ended it herself', async () => {
      const leg = await answeredCaller()
      await on.callerHangsUp()
      const ended = await heard('ended', (signal) => signal.leg === leg)
      expect(ended).toMatchObject({ by: 'them', why: 'hung-up' })
    })

    test('who is rung rings, and answers, refuses or stays away', async () => {
      const [answers, refuses, away] = [newName('leg'), newName('leg'), newName('leg')]
      await on.switchboard.ring(answers, on.answers, ringOptions)
      await on.switchboard.ring(refuses, on.refuses, ringOptions)
      await on.switchboard.ring(away, on.staysAway, { ...ringOptions, seconds: 2 })
      await heard('ringing', (signal) => signal.leg === answers)
      await heard('answered', (signal) => signal.leg === answers)
      const refused = await heard('ended', (signal) => signal.leg === refuses)
      expect(['busy', 'rejected']).toContain(refused.why)
      expect(await heard('ended', (signal) => signal.leg === away)).toMatchObject({ why: 'no-answer' })
    })

    test('who is no more wanted while it rings is let go', async () => {
      const leg = newName('leg')
      await on.switchboard.ring(leg, on.staysAway, ringOptions)
      await heard('ringing', (signal) => signal.leg === leg)
      await on.switchboard.hangUp(leg, 'hung-up')
      await heard('ended', (signal) => signal.leg === leg)
      expect(await legsThere()).not.toContain(leg)
    })

    test('who is in a room is in no other, and stays on the line when it is closed', async () => {
      const [caller, agent] = [await answeredCaller(), await answeringLeg()]
      const [room, other] = [newName('room'), newName('room')]
      await on.switchboard.join(room, caller)
      await on.switchboard.join(room, agent)
      await heard('joined', (signal) => signal.room === room && signal.leg === agent)
      expect(await ofRoom(room)).toEqual([caller, agent].toSorted())
      await on.switchboard.join(other, agent)
      await heard('joined', (signal) => signal.room === other && signal.leg === agent)
      expect([await ofRoom(room), await ofRoom(other)]).toEqual([[caller], [agent]])
      await on.switchboard.closeRoom(room)
      await on.switchboard.closeRoom(other)
      expect([await ofRoom(room), await ofRoom(other)]).toEqual([undefined, undefined])
      expect(await legsThere()).toEqual(expect.arrayContaining([caller, agent]))
    })

    test('who hangs up has left the room, and the others stay', async () => {
      const [caller, agent] = [await answeredCaller(), await answeringLeg()]
      const room = newName('room')
      await on.switchboard.join(room, caller)
      await on.switchboard.join(room, agent)
      await on.callerHangsUp()
      await heard('ended', (signal) => signal.leg === caller)
      expect(await ofRoom(room)).toEqual([agent])
    })

    test('what is played is heard to its end, until it is stopped, or over and over', async () => {
      const caller = await answeredCaller()
      const [once, stopped, music] = [newName('play'), newName('play'), newName('play')]
      await on.switchboard.play(once, { leg: caller }, [on.prompt])
      expect(await heard('played', ({ play }) => play === once)).toMatchObject({ completely: true })
      await on.switchboard.play(stopped, { leg: caller }, [on.prompt, on.prompt])
      await on.switchboard.stopPlaying(stopped)
      expect(await heard('played', ({ play }) => play === stopped)).toMatchObject({ completely: false })
      await on.switchboard.play(music, { leg: caller }, [{ kind: 'tone', tone: 'music' }], true)
      await on.pass(2_500)
      expect(signals.some((signal) => signal.type === 'played' && signal.play === music)).toBe(false)
      await on.switchboard.stopPlaying(music)
    })

    test('a room hears what is played to it', async () => {
      const [caller, agent] = [await answeredCaller(), await answeringLeg()]
      const [room, play] = [newName('room'), newName('play')]
      await on.switchboard.join(room, caller)
      await on.switchboard.join(room, agent)
      await on.switchboard.play(play, { room }, [on.prompt])
      expect(await heard('played', (signal) => signal.play === play)).toMatchObject({ completely: true })
    })

    test('keys are heard in the order in which they are pressed, also while something is played', async () => {
      const caller = await answeredCaller()
      const play = newName('play')
      await on.switchboard.play(play, { leg: caller }, [on.prompt], true)
      await on.callerPresses('12#')
      await heard('digit', ({ digit }) => digit === '#')
      const keys = signals.flatMap((signal) => (signal.type === 'digit' ? [signal.digit] : []))
      expect(keys).toEqual(['1', '2', '#'])
      await on.switchboard.stopPlaying(play)
    })

    test('a recording is as long as it ran, and ends with its line', async () => {
      const [caller, other] = [await answeredCaller(), await answeringLeg()]
      const [recording, cut] = [newName('recording'), newName('recording')]
      await on.switchboard.record(recording, caller)
      await on.switchboard.record(cut, other)
      await on.pass(1_000)
      await on.switchboard.pauseRecording(recording, true)
      await on.switchboard.pauseRecording(recording, false)
      await on.switchboard.stopRecording(recording)
      const recorded = await heard('recorded', (signal) => signal.recording === recording)
      expect(recorded).toMatchObject({ why: 'stopped' })
      expect(recorded.milliseconds).toBeGreaterThanOrEqual(500)
      await on.switchboard.hangUp(other, 'hung-up')
      await heard('recorded', (signal) => signal.recording === cut)
    })

    test('who has lent her ear stays on the line when the other goes', async () => {
      const [agent, leader] = [await answeringLeg(), await answeringLeg()]
      await on.switchboard.lendEar(leader, agent, 'listen')
      await on.switchboard.takeEar(leader)
      await on.switchboard.lendEar(leader, agent, 'whisper')
      await on.switchboard.hangUp(agent, 'hung-up')
      await heard('ended', (signal) => signal.leg === agent)
      expect(await legsThere()).toContain(leader)
      await on.switchboard.takeEar(leader)
    })

    test('hold and mute change nothing about who is where', async () => {
      const [caller, agent] = [await answeredCaller(), await answeringLeg()]
      const room = newName('room')
      await on.switchboard.join(room, caller)
      await on.switchboard.join(room, agent)
      for (const each of [true, true, false, false]) {
        await on.switchboard.hold(caller, each)
        await on.switchboard.mute(agent, each)
      }
      expect(await ofRoom(room)).toEqual([caller, agent].toSorted())
    })

    test('what is asked twice is done once: after a crash everything is asked again', async () => {
      const [caller, agent] = [await answeredCaller(), await answeringLeg()]
      const [room, recording] = [newName('room'), newName('recording')]
      for (const _ of ['once', 'twice']) {
        await on.switchboard.ring(agent, on.answers, ringOptions)
        await on.switchboard.answer(caller)
        await on.switchboard.join(room, caller)
        await on.switchboard.join(room, agent)
        await on.switchboard.record(recording, caller)
      }
      await on.pass(500)
      expect(await ofRoom(room)).toEqual([caller, agent].toSorted())
      for (const _ of ['once', 'twice']) {
        await on.switchboard.stopRecording(recording)
        await on.switchboard.leave(room, agent)
        await on.switchboard.closeRoom(room)
        await on.switchboard.hangUp(agent, 'hung-up')
        await on.switchboard.hangUp(caller, 'hung-up')
      }
      await heard('ended', ({ leg }) => leg === caller)
      await on.pass(500)
      expect([count('ended'), count('recorded')]).toEqual([2, 1])
    })

    test('what is asked of nobody who is there is passed over', async () => {
      const nobody = newName('leg')
      await on.switchboard.hangUp(nobody, 'hung-up')
      await on.switchboard.answer(nobody)
      await on.switchboard.stopPlaying(newName('play'))
      await on.switchboard.stopRecording(newName('recording'))
      await on.switchboard.pauseRecording(newName('recording'), true)
      await on.switchboard.leave(newName('room'), nobody)
      await on.switchboard.closeRoom(newName('room'))
      await on.switchboard.takeEar(nobody)
      await on.switchboard.mute(nobody, true)
      expect(await on.switchboard.whatIsThere()).toEqual({ legs: [], rooms: [] })
    })
  })
}

const ringOptions = { callerNumber: null, callerName: null, seconds: 20 }
