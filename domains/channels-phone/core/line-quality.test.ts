import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineGradeOf, mosOf, ratingOf } from './line-quality.ts'

// By hand: the delay is roundTrip / 2 + 2 × jitter + 20; 0.024 of it, and 0.11 of what is above 177.3, are taken off.
test.each([
  // 93.2 − 0.48
  [{ loss: 0, jitterMs: 0, roundTripMs: 0 }, 92.72, 4.4],
  // delay 80: 93.2 − 1.92
  [{ loss: 0, jitterMs: 5, roundTripMs: 100 }, 91.28, 4.37],
  // delay 80, loss 1 %: − 95 × 1 / 26.1 = 3.6398
  [{ loss: 0.01, jitterMs: 5, roundTripMs: 100 }, 87.64, 4.28],
  // delay 200: − 4.8 − 2.497
  [{ loss: 0, jitterMs: 0, roundTripMs: 360 }, 85.9, 4.23],
  // delay 210: − 5.04 − 3.597; loss 5 %: − 95 × 5 / 30.1 = 15.7807
  [{ loss: 0.05, jitterMs: 20, roundTripMs: 300 }, 68.78, 3.55],
  // delay 430: − 10.32 − 27.797; loss 20 %: − 95 × 20 / 45.1 = 42.1286
  [{ loss: 0.2, jitterMs: 5, roundTripMs: 800 }, 12.95, 1.08],
])('%j is rated %s, which is %s to a listener', (measures, rating, mos) => {
  expect(ratingOf(measures)).toBeCloseTo(rating, 1)
  expect(mosOf(measures)).toBeCloseTo(mos, 1)
})

test('the best there is sounds as a good telephone does', () => {
  // 1 + 0.035 × 92.72 + 7e-6 × 92.72 × 32.72 × 7.28
  expect(mosOf({ loss: 0, jitterMs: 0, roundTripMs: 0 })).toBeCloseTo(4.3998, 3)
})

test('a worse line never sounds better, and every score is between 1 and 4.5', () => {
  const measures = fc.record({
    loss: fc.double({ min: 0, max: 1, noNaN: true }),
    jitterMs: fc.nat({ max: 500 }),
    roundTripMs: fc.nat({ max: 3000 }),
  })
  fc.assert(
    fc.property(measures, fc.nat({ max: 300 }), (line, more) => {
      const mos = mosOf(line)
      expect(mos).toBeGreaterThanOrEqual(1)
      expect(mos).toBeLessThanOrEqual(4.5)
      for (const worse of [
        { ...line, loss: Math.min(1, line.loss + more / 1000) },
        { ...line, jitterMs: line.jitterMs + more },
        { ...line, roundTripMs: line.roundTripMs + more },
      ]) {
        expect(ratingOf(worse)).toBeLessThanOrEqual(ratingOf(line))
        if (ratingOf(line) > 10) expect(mosOf(worse)).toBeLessThanOrEqual(mos + 1e-9)
      }
    }),
  )
})

test('what an agent is shown is one of four words', () => {
  expect([4.4, 3.8, 3.3, 2].map(lineGradeOf)).toEqual(['good', 'fair', 'poor', 'bad'])
})
