// How a line sounds, estimated from what the browser measures.

export type LineMeasures = {
  /** Share of packets lost, 0 to 1. */
  loss: number
  jitterMs: number
  roundTripMs: number
}

/** What a call between two good telephones is worth: ITU-T G.107, table 3, all values at their defaults. */
const bestRating = 93.2
/** ITU-T G.113, appendix I: G.711 with packet loss concealment, which Opus is no worse than. */
const codec = { impairment: 0, robustness: 25.1 }
/** Of the sound card, the frame and the codec, one way. */
const deviceDelayMs = 20

/**
 * The E-model of ITU-T G.107 (06/2015) in its simplified form R = 93.2 − Id − Ie,eff: Ie,eff by its equation 7-29 for
 * random loss (BurstR = 1), Id by the fit of R. Cole and J. Rosenbluth, "Voice over IP performance monitoring" (ACM
 * SIGCOMM CCR 31, 2001).
 */
export function ratingOf({ loss, jitterMs, roundTripMs }: LineMeasures): number {
  // A jitter buffer waits for about twice the jitter.
  const delayMs = roundTripMs / 2 + 2 * jitterMs + deviceDelayMs
  const byDelay = 0.024 * delayMs + 0.11 * Math.max(0, delayMs - 177.3)
  const lossPercent = 100 * Math.min(1, Math.max(0, loss))
  const byLoss = codec.impairment + (95 - codec.impairment) * (lossPercent / (lossPercent + codec.robustness))
  return bestRating - byDelay - byLoss
}

/** The mean opinion score by ITU-T G.107, annex B: 1 bad to 4.5 as good as a telephone can be. */
export function mosOf(measures: LineMeasures): number {
  const rating = Math.min(100, Math.max(0, ratingOf(measures)))
  // The curve dips below 1 for the smallest ratings.
  return Math.max(1, 1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating))
}

export const lineGrades = ['good', 'fair', 'poor', 'bad'] as const
export type LineGrade = (typeof lineGrades)[number]

/** ITU-T G.109: above 4.03 users are satisfied, above 3.6 some are not, below 3.1 nearly all are not. */
export function lineGradeOf(mos: number): LineGrade {
  if (mos >= 4.03) return 'good'
  if (mos >= 3.6) return 'fair'
  return mos >= 3.1 ? 'poor' : 'bad'
}
