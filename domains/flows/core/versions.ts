// Which version of a flow is in force: drafts become current at their time, and give way again when rolled back.
import type { FlowProblem } from './problem.ts'
import type { FlowVersion } from './wire.ts'

export type VersionStanding = 'draft' | 'planned' | 'current' | 'past' | 'rolled-back'

/**
 * Asked with the moment at which a contact arrived, it gives the version this contact keeps: neither what is
 * published later nor what is rolled back later changes the answer.
 */
export function versionAt(versions: readonly FlowVersion[], now: number): FlowVersion | undefined {
  const inForce = versions.filter((version) => fromOf(version) <= now && untilOf(version) > now)
  return inForce.toSorted((a, b) => fromOf(b) - fromOf(a) || b.version - a.version)[0]
}

const fromOf = ({ publishedFrom }: FlowVersion): number =>
  publishedFrom === null ? Infinity : Date.parse(publishedFrom)

const untilOf = ({ rolledBackAt }: FlowVersion): number =>
  rolledBackAt === null ? Infinity : Date.parse(rolledBackAt)

export function standingOf(
  version: FlowVersion,
  versions: readonly FlowVersion[],
  now: number,
): VersionStanding {
  if (version.publishedFrom === null) return 'draft'
  if (untilOf(version) <= now) return 'rolled-back'
  if (fromOf(version) > now) return 'planned'
  return versionAt(versions, now)?.version === version.version ? 'current' : 'past'
}

/** What has been published is never drawn in again: a copy of it is. */
export function whyNotChange(version: FlowVersion): 'published' | undefined {
  return version.publishedFrom === null ? undefined : 'published'
}

export type WhyNotPublish = 'published' | 'has-problems' | 'in-the-past'

/** `from` before now would change what callers of a moment ago were to hear. */
export function whyNotPublish(
  version: FlowVersion,
  problems: readonly FlowProblem[],
  { from, now }: { from: number; now: number },
): WhyNotPublish | undefined {
  if (version.publishedFrom !== null) return 'published'
  if (problems.length > 0) return 'has-problems'
  return from < now ? 'in-the-past' : undefined
}

export type WhyNotRollBack = 'not-current' | 'nothing-before'

/** What is only planned may be taken back at any time; what callers hear needs something to go back to. */
export function whyNotRollBack(
  version: FlowVersion,
  versions: readonly FlowVersion[],
  now: number,
): WhyNotRollBack | undefined {
  const standing = standingOf(version, versions, now)
  if (standing === 'planned') return undefined
  if (standing !== 'current') return 'not-current'
  const others = versions.filter((other) => other.version !== version.version)
  return versionAt(others, now) ? undefined : 'nothing-before'
}
