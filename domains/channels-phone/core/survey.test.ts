import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isLowScore,
  personScored,
  scoreOfKey,
  surveyKeys,
  usualSurveyRules,
  whyNotSurvey,
  whyNotSurveyRules,
} from './survey.ts'

test('every key of a survey means another score, and no other key means any', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.constantFrom('first' as const, 'last' as const),
      (levels, bestKey) => {
        const scores = surveyKeys({ levels }).map((key) => scoreOfKey(key, { levels, bestKey }))
        expect(new Set(scores)).toEqual(new Set(Array.from({ length: levels }, (_, index) => index + 1)))
        expect(scores.at(bestKey === 'first' ? 0 : -1)).toBe(levels)
        for (const key of ['0', '*', '#', String(levels + 1), '', '11']) {
          expect(scoreOfKey(key, { levels, bestKey })).toBeUndefined()
        }
      },
    ),
  )
})

test('after a transfer the rule says whose score it is', () => {
  const talked = [
    { personId: '小王', talkMs: 60_000 },
    { personId: '小李', talkMs: 90_000 },
    { personId: '小王', talkMs: 50_000 },
    { personId: '小张', talkMs: 1_000 },
  ]
  const whose = (belongsTo: 'last' | 'longest' | 'first') => personScored(talked, { belongsTo })
  expect([whose('last'), whose('longest'), whose('first')]).toEqual(['小张', '小王', '小王'])
  expect(personScored([], { belongsTo: 'longest' })).toBeUndefined()
  const alike = [...talked.slice(0, 1), { personId: '小李', talkMs: 60_000 }]
  expect(personScored(alike, { belongsTo: 'longest' })).toBe('小李')
})

test('wrong numbers, abuse and calls that were none are not asked, and nobody is asked twice', () => {
  const served = {
    talkMs: 60_000,
    why: 'hung-up' as const,
    callerIsThere: true,
    outcome: null,
    warnings: 0,
    asked: false,
  }
  const why = (change: object) => whyNotSurvey({ ...served, ...change }, usualSurveyRules)
  expect(why({})).toBeUndefined()
  expect(why({ outcome: 'wrong-number' })).toBe('wrong-number')
  expect(why({ why: 'abusive' })).toBe('abusive')
  expect(why({ warnings: 1 })).toBe('abusive')
  expect(why({ talkMs: 0 })).toBe('not-served')
  expect(why({ talkMs: 3_000 })).toBe('short-talk')
  expect(why({ callerIsThere: false })).toBe('caller-gone')
  expect(why({ asked: true })).toBe('asked-already')
})

test('a low score is flagged; rules in which all are low are refused', () => {
  expect([1, 2, 3].map((score) => isLowScore(score, usualSurveyRules))).toEqual([true, false, false])
  expect(whyNotSurveyRules(usualSurveyRules)).toBeUndefined()
  expect(whyNotSurveyRules({ ...usualSurveyRules, levels: 2, lowUpTo: 2 })).toBe('all-low')
})
