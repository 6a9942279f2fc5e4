import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Ask } from './ask.ts'
import { followBy } from './follow.ts'

const at = '2026-11-21T12:00:00.000Z'
const said = (seq: number) => ({
  id: `m${seq}`,
  clientId: `c${seq}`,
  contactId: 'k',
  position: seq,
  seq,
  from: 'agent' as const,
  authorId: null,
  authorName: '林晓雨',
  kind: 'text' as const,
  text: `第${seq}句`,
  attachment: null,
  at,
  deliveredAt: null,
  readAt: null,
})
const contact = (version: number) => ({
  id: 'k',
  state: 'serving' as const,
  agentName: '林晓雨',
  leftMessage: false,
  rating: null,
  openedAt: at,
  acceptedAt: at,
  returnedAt: null,
  endedAt: null,
  endedBy: null,
  version,
})
const event = (seq: number) => ({
  id: `e${seq}`,
  type: 'contact.message-sent',
  at,
  about: { contactId: 'k' },
  data: { contact: { version: seq }, message: said(seq) },
})

/** A server that has said `count` things, each one version further. */
function server() {
  const state = { count: 1, away: false, asked: 0, meanwhile: () => {} }
  const conversation: Ask['conversation'] = async ({ after = 0 }) => {
    state.asked++
    const { count } = state
    await Promise.resolve()
    state.meanwhile()
    if (state.away) return { kind: 'nobody' }
    const items = Array.from({ length: count }, (_, place) => said(place + 1)).filter(
      ({ seq }) => seq > after,
    )
    return { kind: 'answer', answer: { contact: contact(count), items, more: false } }
  }
  return { state, conversation }
}

function following(isLive: () => boolean, mayAsk = () => true) {
  const { state, conversation } = server()
  const given = { changed: () => {}, mayAsk, isLookedAt: () => true, refused: () => {}, isLive }
  const follow = followBy({ ...given, ask: { conversation } as Ask })
  return { state, follow, seqs: () => follow.talk()?.messages.map(({ seq }) => seq) }
}

describe('staying up to date', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('asks every few seconds while there is no live line, and not once there is', async () => {
    let live = false
    const { state, follow, seqs } = following(() => live)
    await follow.refresh()
    state.count = 2
    await vi.advanceTimersByTimeAsync(4_000)
    expect(seqs()).toEqual([1, 2])
    live = true
    await vi.advanceTimersByTimeAsync(4_000)
    const { asked } = state
    await vi.advanceTimersByTimeAsync(60_000)
    expect(state.asked).toBe(asked)
  })

  test('goes on asking after a conversation was opened where WebSockets are forbidden', async () => {
    const { state, follow, seqs } = following(() => false)
    follow.loaded({ contact: contact(1), items: [said(1)], more: false })
    expect(follow.isFirst()).toBe(false)
    state.count = 2
    await vi.advanceTimersByTimeAsync(4_000)
    expect(seqs()).toEqual([1, 2])
  })

  test('has nothing to read for who is nobody yet, also once she is somebody', async () => {
    let isKnown = false
    const { state, follow } = following(
      () => true,
      () => isKnown,
    )
    await follow.refresh()
    isKnown = true
    expect([follow.isFirst(), state.asked]).toEqual([false, 0])
  })

  test('loses nothing that is said while it asks', async () => {
    const { state, follow, seqs } = following(() => true)
    await follow.refresh()
    state.meanwhile = () => {
      state.meanwhile = () => {}
      state.count = 2
      follow.event(event(2))
    }
    await follow.refresh()
    expect(seqs()).toEqual([1, 2])
    follow.event(event(3))
    expect(seqs()).toEqual([1, 2, 3])
  })

  test('fetches what it missed when an event did not arrive', async () => {
    const { state, follow, seqs } = following(() => true)
    await follow.refresh()
    state.count = 3
    follow.event(event(3))
    await vi.advanceTimersByTimeAsync(10)
    expect(seqs()).toEqual([1, 2, 3])
  })

  test('tries again by itself while nobody answers, with growing pauses', async () => {
    const { state, follow, seqs } = following(() => false)
    state.away = true
    await follow.refresh()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(state.asked).toBeGreaterThan(3)
    expect(state.asked).toBeLessThan(12)
    state.away = false
    await vi.advanceTimersByTimeAsync(31_000)
    expect(seqs()).toEqual([1])
  })
  test('asks for nothing any more once its window is put away', async () => {
    const { state, follow } = following(() => false)
    await follow.refresh()
    const { asked } = state
    follow.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    await follow.refresh()
    expect(state.asked).toBe(asked)
  })
})
