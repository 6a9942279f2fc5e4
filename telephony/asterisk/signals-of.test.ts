// Events as Asterisk 22 sends them.
import { expect, test } from 'vitest'
import { type AriChannel, type AriEvent, readEvent } from './ari-event.ts'
import { heardEvents, signalsOf } from './signals-of.ts'

const timestamp = '2026-12-01T14:36:23.366+0000'
const at = Date.UTC(2026, 11, 1, 14, 36, 23, 366)

const inbound: AriChannel = {
  id: 'phone-1796135783.2',
  name: 'PJSIP/carrier-0000001a',
  state: 'Ring',
  caller: { name: 'Caller', number: '+8613800138000' },
  dialplan: { exten: '4008001234', app_name: 'Stasis', app_data: 'huawu,arrived' },
}
const rung: AriChannel = {
  id: 'leg1',
  name: 'PJSIP/desk1-00000005',
  state: 'Up',
  caller: { name: '', number: '' },
  dialplan: { exten: 's', app_name: 'Stasis', app_data: 'huawu,rung' },
}
const ringing: AriChannel = {
  ...rung,
  state: 'Ringing',
  dialplan: { exten: 's', app_name: 'AppDial2', app_data: '(Outgoing Line)' },
}
const snoop: AriChannel = { ...rung, id: 'says-r1', name: 'Snoop/leg1-00000000' }

const told = (event: AriEvent) => signalsOf({ timestamp, ...event })

test('a call that enters has arrived, with its numbers and its trunk', () => {
  expect(told({ type: 'StasisStart', args: ['arrived'], channel: inbound })).toEqual([
    {
      at,
      type: 'arrived',
      leg: 'phone-1796135783.2',
      calledNumber: '4008001234',
      callerNumber: '+8613800138000',
      callerName: 'Caller',
      trunk: 'carrier',
    },
  ])
})

test.each(['', 'anonymous', 'Unavailable', '"; drop'])('who calls as "%s" shows no number', (number) => {
  const channel = { ...inbound, caller: { name: '', number } }
  expect(told({ type: 'StasisStart', args: ['arrived'], channel })).toMatchObject([
    { callerNumber: null, callerName: null },
  ])
})

test('a dialplan that says nothing to the application leads callers to us all the same', () => {
  const channel = { ...inbound, dialplan: { exten: '95588', app_name: 'Stasis', app_data: 'huawu' } }
  expect(told({ type: 'StasisStart', args: [], channel })).toMatchObject([
    { type: 'arrived', calledNumber: '95588' },
  ])
})

test('a trunk may have dashes in its name', () => {
  const channel = { ...inbound, name: 'PJSIP/china-unicom-2-000000ff' }
  expect(told({ type: 'StasisStart', args: ['arrived'], channel })).toMatchObject([
    { trunk: 'china-unicom-2' },
  ])
})

test('a telephone that we ring rings, and has answered once it can be worked with', () => {
  expect(told({ type: 'Dial', dialstatus: '', peer: { ...ringing, state: 'Down' } })).toEqual([])
  expect(told({ type: 'Dial', dialstatus: 'RINGING', peer: ringing })).toEqual([
    { at, type: 'ringing', leg: 'leg1' },
  ])
  expect(told({ type: 'ChannelStateChange', channel: ringing })).toEqual([
    { at, type: 'ringing', leg: 'leg1' },
  ])
  expect(told({ type: 'ChannelStateChange', channel: { ...ringing, state: 'Up' } })).toEqual([])
  expect(told({ type: 'Dial', dialstatus: 'ANSWER', peer: rung })).toEqual([])
  expect(told({ type: 'StasisStart', args: ['rung'], channel: rung })).toEqual([
    { at, type: 'answered', leg: 'leg1' },
  ])
})

test('a call that we answer is answered when the line is up', () => {
  expect(told({ type: 'ChannelStateChange', channel: { ...inbound, state: 'Up' } })).toEqual([
    { at, type: 'answered', leg: 'phone-1796135783.2' },
  ])
})

test('an arrived call ends when it leaves; a rung one when it is destroyed, and that knows why', () => {
  expect(told({ type: 'StasisEnd', channel: inbound })).toMatchObject([
    { type: 'ended', why: 'hung-up', by: 'them' },
  ])
  expect(told({ type: 'StasisEnd', channel: rung })).toEqual([])
  expect(told({ type: 'ChannelDestroyed', cause: 17, channel: ringing })).toMatchObject([
    { type: 'ended', leg: 'leg1', why: 'busy' },
  ])
})

test.each([
  [0, 'hung-up'],
  [1, 'wrong-number'],
  [16, 'hung-up'],
  [17, 'busy'],
  [19, 'no-answer'],
  [20, 'unreachable'],
  [21, 'rejected'],
  [34, 'congested'],
  [127, 'switch'],
  [9_999, 'hung-up'],
  [undefined, 'hung-up'],
])('cause %s means %s', (cause, why) => {
  const event = { type: 'ChannelDestroyed', channel: ringing, ...(cause !== undefined && { cause }) }
  expect(told(event)).toMatchObject([{ why }])
})

test('what our own devices do is told to nobody', () => {
  const room = { id: 'ear-0a1b2c3d-leg1' }
  for (const type of heardEvents) {
    expect(told({ type, channel: snoop, bridge: room, cause: 16, digit: '1', args: ['inner'] })).toEqual([])
  }
  expect(told({ type: 'ChannelEnteredBridge', channel: rung, bridge: room })).toEqual([])
  expect(told({ type: 'ChannelLeftBridge', channel: rung, bridge: room })).toEqual([])
})

test('who is in a room, what is pressed, who talks', () => {
  const bridge = { id: 'room1' }
  expect(told({ type: 'ChannelEnteredBridge', channel: rung, bridge })).toEqual([
    { at, type: 'joined', room: 'room1', leg: 'leg1' },
  ])
  expect(told({ type: 'ChannelLeftBridge', channel: rung, bridge })).toEqual([
    { at, type: 'left', room: 'room1', leg: 'leg1' },
  ])
  expect(told({ type: 'ChannelDtmfReceived', channel: rung, digit: '#' })).toEqual([
    { at, type: 'digit', leg: 'leg1', digit: '#' },
  ])
  expect(told({ type: 'ChannelTalkingFinished', channel: rung })).toEqual([
    { at, type: 'talking', leg: 'leg1', on: false },
  ])
})

test('a sound has been heard completely, or has not', () => {
  expect(told({ type: 'PlaybackFinished', playback: { id: 'p1', state: 'done' } })).toMatchObject([
    { type: 'played', play: 'p1', completely: true },
  ])
  expect(told({ type: 'PlaybackFinished', playback: { id: 'p1', state: 'failed' } })).toMatchObject([
    { completely: false },
  ])
})

test('each half of a recording ends under the name of the whole; recordings of others are not ours', () => {
  expect(told({ type: 'RecordingFinished', recording: { name: 'says-r1', duration: 12 } })).toEqual([
    { at, type: 'recorded', recording: 'r1', milliseconds: 12_000, why: 'stopped' },
  ])
  expect(told({ type: 'RecordingFailed', recording: { name: 'hears-r1' } })).toMatchObject([
    { recording: 'r1', milliseconds: 0, why: 'failed' },
  ])
  expect(told({ type: 'RecordingFinished', recording: { name: 'voicemail' } })).toEqual([])
})

test('odd events are no signals, and harm nobody', () => {
  for (const type of [...heardEvents, 'ChannelVarset', 'toString', '']) {
    expect(signalsOf({ type, channel: {} })).toEqual([])
    expect(signalsOf({ type })).toEqual([])
  }
})

test('the same event twice gives the same signals', () => {
  const event = { type: 'ChannelDestroyed', cause: 16, channel: rung, timestamp }
  expect(signalsOf(event)).toEqual(signalsOf(structuredClone(event)))
})

test('an event without a time has happened at no known time', () => {
  expect(signalsOf({ type: 'StasisEnd', channel: inbound })).toMatchObject([{ at: 0 }])
})

test('what is not an event is not read as one', () => {
  expect(readEvent('"hello"')).toBeUndefined()
  expect(readEvent('null')).toBeUndefined()
  expect(readEvent('{"type":7}')).toBeUndefined()
  expect(readEvent('{"type":"StasisEnd"}')).toEqual({ type: 'StasisEnd' })
})
