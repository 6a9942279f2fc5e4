// Who keeps whom waiting, and what follows from it. Instants are epoch milliseconds.

export type SilenceRules = {
  askSeconds: number
  closeSeconds: number
  alertSeconds: number
  /** Null: the contact stays with her. */
  returnSeconds: number | null
}

/**
 * Whose turn it is to speak, since when; `toldAt`: she was asked, or alerted, in this silence; `typedAt`: when she was
 * last seen typing in it.
 */
export type Silence = {
  silent: 'visitor' | 'agent'
  since: number
  toldAt: number | null
  typedAt: number | null
}

/** Who types is not silent, but nobody holds a conversation longer by leaning on a key. */
export const mostTypingSeconds = 300

export type AfterSilence = {
  act: 'ask' | 'close' | 'alert' | 'return' | undefined
  /** No later than anything that may have to be done, whoever speaks in between. */
  lookAt: number
}

type Spoken = {
  acceptedAt: number
  /** The visitor's words that nobody has answered; null: the agent spoke last. */
  unansweredSince: number | null
  /** When the agent spoke last, where that is known: what Huawu says itself is nobody's turn. */
  agentSpokeAt: number | null
}

/** What lies between them now; what was known of the same silence is kept. */
export function silenceIn({ acceptedAt, unansweredSince, agentSpokeAt }: Spoken, known?: Silence): Silence {
  const silent = unansweredSince === null ? 'visitor' : 'agent'
  const carriedOn = silent === 'visitor' && known?.silent === 'visitor' ? known.since : acceptedAt
  const since = Math.max(acceptedAt, unansweredSince ?? agentSpokeAt ?? carriedOn)
  const isSame = known?.silent === silent && known.since === since
  return { silent, since, toldAt: isSame ? known.toldAt : null, typedAt: isSame ? known.typedAt : null }
}

/**
 * Whoever was told late, because nobody looked, has as long to answer as if she had been told in time.
 * `lookAt` after an act is that of the silence with `toldAt` at `now`.
 */
export function silenceAfter(silence: Silence, rules: SilenceRules, now: number): AfterSilence {
  const [tellSeconds, endSeconds] =
    silence.silent === 'visitor'
      ? [rules.askSeconds, rules.closeSeconds]
      : [rules.alertSeconds, rules.returnSeconds]
  const from = silentFrom(silence)
  const tellAt = from + tellSeconds * 1000
  const endAt = (toldAt: number) =>
    endSeconds === null
      ? Infinity
      : Math.max(from + endSeconds * 1000, toldAt + (endSeconds - tellSeconds) * 1000)
  // Somebody may speak at any moment: the shortest silence that matters begins now at the earliest.
  const anyway = now + Math.min(rules.askSeconds, rules.alertSeconds) * 1000
  if (silence.toldAt === null) {
    if (tellAt > now) return { act: undefined, lookAt: Math.min(tellAt, anyway) }
    return { act: silence.silent === 'visitor' ? 'ask' : 'alert', lookAt: Math.min(endAt(now), anyway) }
  }
  if (endAt(silence.toldAt) > now) return { act: undefined, lookAt: Math.min(endAt(silence.toldAt), anyway) }
  return { act: silence.silent === 'visitor' ? 'close' : 'return', lookAt: anyway }
}

function silentFrom({ since, typedAt }: Silence): number {
  return Math.max(since, Math.min(typedAt ?? since, since + mostTypingSeconds * 1000))
}
