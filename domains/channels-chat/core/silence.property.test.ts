// Plays a conversation second by second and holds what is done against what anybody with a watch would do.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostTypingSeconds, type Silence, silenceAfter, silenceIn, type SilenceRules } from './silence.ts'

const rules: fc.Arbitrary<SilenceRules> = fc
  .record({
    askSeconds: fc.integer({ min: 10, max: 90 }),
    closeAfterAsking: fc.integer({ min: 5, max: 90 }),
    alertSeconds: fc.integer({ min: 10, max: 90 }),
    returnAfterAlert: fc.option(fc.integer({ min: 5, max: 90 })),
  })
  .map(({ askSeconds, closeAfterAsking, alertSeconds, returnAfterAlert }) => ({
    askSeconds,
    closeSeconds: askSeconds + closeAfterAsking,
    alertSeconds,
    returnSeconds: returnAfterAlert === null ? null : alertSeconds + returnAfterAlert,
  }))

/** Who speaks, and how many seconds after whoever spoke before. */
const talk = fc.array(
  fc.record({
    who: fc.constantFrom('visitor' as const, 'agent' as const),
    after: fc.integer({ min: 1, max: 120 }),
  }),
  { maxLength: 12 },
)

type Done = { act: 'ask' | 'close' | 'alert' | 'return'; at: number }
type Word = { who: 'visitor' | 'agent'; at: number }

const spokenBy = (words: readonly Word[], now: number) => {
  const said = words.filter(({ at }) => at <= now)
  const agentSpokeAt = said.findLast(({ who }) => who === 'agent')?.at ?? null
  const unanswered = said.find(({ who, at }) => who === 'visitor' && at > (agentSpokeAt ?? -1))
  return { acceptedAt: 0, unansweredSince: unanswered?.at ?? null, agentSpokeAt }
}

/** As the server does it: looks only when it said it would, and keeps what it knew. */
function played(words: readonly Word[], rule: SilenceRules, until: number): { done: Done[]; looks: number } {
  const done: Done[] = []
  let known: Silence | undefined
  let looks = 0
  for (let now = 0; now <= until;) {
    const silence = silenceIn(spokenBy(words, now), known)
    const { act, lookAt } = silenceAfter(silence, rule, now)
    looks += 1
    if (act) done.push({ act, at: now })
    if (act === 'close' || act === 'return') break
    known = act ? { ...silence, toldAt: now } : silence
    expect(lookAt).toBeGreaterThan(now)
    now = lookAt
  }
  return { done, looks }
}

/** As somebody would who never looks away. */
function watched(words: readonly Word[], rule: SilenceRules, until: number): Done[] {
  const done: Done[] = []
  let told: { since: number; who: string } | undefined
  for (let now = 0; now <= until; now += 1000) {
    const { unansweredSince, agentSpokeAt } = spokenBy(words, now)
    const who = unansweredSince === null ? 'visitor' : 'agent'
    const since = unansweredSince ?? agentSpokeAt ?? 0
    const silent = (now - since) / 1000
    const [tell, end] =
      who === 'visitor' ? [rule.askSeconds, rule.closeSeconds] : [rule.alertSeconds, rule.returnSeconds]
    if (end !== null && silent === end) {
      done.push({ act: who === 'visitor' ? 'close' : 'return', at: now })
      return done
    }
    if (silent === tell && !(told?.since === since && told.who === who)) {
      done.push({ act: who === 'visitor' ? 'ask' : 'alert', at: now })
      told = { since, who }
    }
  }
  return done
}

const wordsOf = (lines: readonly { who: Word['who']; after: number }[]): Word[] => {
  let at = 0
  return lines.map(({ who, after }) => ({ who, at: (at += after * 1000) }))
}

test('what is done is what somebody who never looks away would do, at the same second', () => {
  fc.assert(
    fc.property(rules, talk, (rule, lines) => {
      const words = wordsOf(lines)
      const until = (words.at(-1)?.at ?? 0) + 400_000
      expect(played(words, rule, until).done).toEqual(watched(words, rule, until))
    }),
    { numRuns: 500 },
  )
})

test('it looks seldom: never more often than the shortest silence that matters, beside what it does', () => {
  fc.assert(
    fc.property(rules, talk, (rule, lines) => {
      const words = wordsOf(lines)
      const until = (words.at(-1)?.at ?? 0) + 400_000
      const shortest = Math.min(rule.askSeconds, rule.alertSeconds) * 1000
      const { done, looks } = played(words, rule, until)
      expect(looks).toBeLessThanOrEqual(Math.ceil(until / shortest) + 2 * words.length + 2 * done.length + 2)
    }),
  )
})

test('who was told late has as long to answer as who was told in time', () => {
  fc.assert(
    fc.property(
      rules,
      fc.constantFrom('visitor' as const, 'agent' as const),
      fc.integer({ min: 0, max: 10_000 }),
      (rule, silent, late) => {
        const isVisitor = silent === 'visitor'
        const tell = isVisitor ? rule.askSeconds : rule.alertSeconds
        const end = isVisitor ? rule.closeSeconds : rule.returnSeconds
        const toldAt = (tell + late) * 1000
        const first = silenceAfter({ silent, since: 0, toldAt: null, typedAt: null }, rule, toldAt)
        expect(first.act).toBe(isVisitor ? 'ask' : 'alert')
        if (end === null) return
        const ends = toldAt + (end - tell) * 1000
        expect(silenceAfter({ silent, since: 0, toldAt, typedAt: null }, rule, ends - 1).act).toBeUndefined()
        expect(silenceAfter({ silent, since: 0, toldAt, typedAt: null }, rule, ends).act).toBe(
          isVisitor ? 'close' : 'return',
        )
      },
    ),
  )
})

test('a word from either side begins another silence, and forgets that somebody was told', () => {
  const asked: Silence = { silent: 'visitor', since: 1_000, toldAt: 181_000, typedAt: 170_000 }
  const spoke = { acceptedAt: 0, unansweredSince: 200_000, agentSpokeAt: 1_000 }
  expect(silenceIn(spoke, asked)).toEqual({ silent: 'agent', since: 200_000, toldAt: null, typedAt: null })
  const again = { acceptedAt: 0, unansweredSince: null, agentSpokeAt: 210_000 }
  expect(silenceIn(again, asked)).toEqual({ silent: 'visitor', since: 210_000, toldAt: null, typedAt: null })
})

test('what Huawu says itself is nobody’s turn: the silence goes on', () => {
  const asked: Silence = { silent: 'visitor', since: 1_000, toldAt: 181_000, typedAt: 170_000 }
  expect(silenceIn({ acceptedAt: 0, unansweredSince: null, agentSpokeAt: null }, asked)).toEqual(asked)
})

test('whoever takes a conversation over has her own time, whoever was silent before', () => {
  const spoke = { acceptedAt: 500_000, unansweredSince: 1_000, agentSpokeAt: null }
  expect(silenceIn(spoke)).toEqual({ silent: 'agent', since: 500_000, toldAt: null, typedAt: null })
})

test('who types is not silent, and holds the conversation no longer than five minutes by it', () => {
  fc.assert(
    fc.property(
      rules,
      fc.constantFrom('visitor' as const, 'agent' as const),
      fc.integer({ min: 0, max: 900 }),
      (rule, silent, typed) => {
        const [tell, end] =
          silent === 'visitor'
            ? [rule.askSeconds, rule.closeSeconds]
            : [rule.alertSeconds, rule.returnSeconds]
        const silence: Silence = { silent, since: 0, toldAt: null, typedAt: typed * 1000 }
        const held = Math.min(typed, mostTypingSeconds) * 1000
        expect(silenceAfter(silence, rule, held + tell * 1000 - 1).act).toBeUndefined()
        expect(silenceAfter(silence, rule, held + tell * 1000).act).toBe(
          silent === 'visitor' ? 'ask' : 'alert',
        )
        const told = { ...silence, toldAt: held + tell * 1000 }
        const last = held + (end ?? 0) * 1000
        expect(silenceAfter(told, rule, last - 1).act).toBeUndefined()
        expect(silenceAfter(told, rule, last).act).toBe(
          end === null ? undefined : silent === 'visitor' ? 'close' : 'return',
        )
      },
    ),
  )
})
