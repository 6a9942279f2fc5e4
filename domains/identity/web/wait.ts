// How long until another try is allowed, counted down.
import { useState } from 'react'
import { ProblemError, serverNow } from '#connection'
import { useNow } from '#ui'

/** Seconds left of the wait that an error asks for; 0 when there is none. */
export function useWait(error: unknown): number {
  const [known, setKnown] = useState<{ error: unknown; until: number }>({ error: undefined, until: 0 })
  if (error !== known.error) {
    const seconds = secondsOf(error)
    setKnown({ error, until: seconds > 0 ? serverNow() + seconds * 1000 : 0 })
  }
  const now = useNow(known.until > 0)
  return Math.max(0, Math.ceil((known.until - now) / 1000))
}

function secondsOf(error: unknown): number {
  const seconds = error instanceof ProblemError ? error.problem.facts?.['seconds'] : undefined
  return typeof seconds === 'number' ? seconds : 0
}
