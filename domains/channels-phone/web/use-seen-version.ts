// Saving what somebody else may be changing: the version she saw goes along.
import { useState } from 'react'
import { ProblemError } from '#connection'

type SeenVersion = { version: number; saved(made: { version: number }): void; failed(error: unknown): void }

/** What others change meanwhile is not overwritten unseen; once she has been told, saving again is her decision. */
export function useSeenVersion(first: number): SeenVersion {
  const [version, setVersion] = useState(first)
  return {
    version,
    saved: (made) => setVersion(made.version),
    failed: (error) => setVersion(versionTold(error) ?? version),
  }
}

function versionTold(error: unknown): number | undefined {
  if (!(error instanceof ProblemError) || error.problem.code !== 'channels-phone.stale') return undefined
  const told = Number(error.problem.facts?.['version'])
  return Number.isInteger(told) ? told : undefined
}
