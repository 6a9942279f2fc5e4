import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingOf, versionAt, whyNotChange, whyNotPublish, whyNotRollBack } from './versions.ts'
import type { FlowVersion } from './wire.ts'

const at = (hour: number) => Date.UTC(2026, 11, 1, hour)
const version = (number: number, from: number | null, rolledBack: number | null = null): FlowVersion => ({
  version: number,
  publishedFrom: from === null ? null : new Date(at(from)).toISOString(),
  rolledBackAt: rolledBack === null ? null : new Date(at(rolledBack)).toISOString(),
})
const inForce = (versions: readonly FlowVersion[], hour: number) => versionAt(versions, at(hour))?.version

test('a version is in force from its time until the next one', () => {
  const versions = [version(1, 8), version(2, 12), version(3, null)]
  expect([7, 8, 11, 12, 20].map((hour) => inForce(versions, hour))).toEqual([undefined, 1, 1, 2, 2])
  expect(versions.map((each) => standingOf(each, versions, at(13)))).toEqual(['past', 'current', 'draft'])
  expect(versions.map((each) => standingOf(each, versions, at(9)))).toEqual(['current', 'planned', 'draft'])
})

test('what is rolled back gives way to what was before it', () => {
  const versions = [version(1, 8), version(2, 12, 13)]
  expect([12, 13].map((hour) => inForce(versions, hour))).toEqual([2, 1])
  expect(versions.map((each) => standingOf(each, versions, at(14)))).toEqual(['current', 'rolled-back'])
})

test('a contact keeps the version it arrived in, whatever is published or rolled back later', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(23), fc.option(fc.nat(23))), { maxLength: 6 }),
      fc.nat(23),
      fc.integer({ min: 1, max: 5 }),
      (drawn, arrived, later) => {
        const versions = drawn.map(([from, rolledBack], index) => version(index + 1, from, rolledBack))
        const before = inForce(versions, arrived)
        const more = [
          ...versions.map((each) =>
            each.rolledBackAt === null
              ? { ...each, rolledBackAt: version(0, 0, arrived + later).rolledBackAt }
              : each,
          ),
          version(versions.length + 1, arrived + later),
        ]
        expect(inForce(more, arrived)).toBe(before)
      },
    ),
  )
})

test('what has problems, is published already or begins in the past is not published', () => {
  const times = { from: at(9), now: at(9) }
  expect(whyNotPublish(version(1, null), [], times)).toBeUndefined()
  expect(whyNotPublish(version(1, 8), [], times)).toBe('published')
  expect(whyNotPublish(version(1, null), [{ node: null, code: 'start-missing', facts: {} }], times)).toBe(
    'has-problems',
  )
  expect(whyNotPublish(version(1, null), [], { from: at(8), now: at(9) })).toBe('in-the-past')
})

test('callers are never left without a flow by a roll-back', () => {
  const versions = [version(1, 8), version(2, 12), version(3, 20)]
  expect(versions.map((each) => whyNotRollBack(each, versions, at(13)))).toEqual([
    'not-current',
    undefined,
    undefined,
  ])
  expect(whyNotRollBack(version(1, 8), [version(1, 8)], at(9))).toBe('nothing-before')
})

test('what was published is not drawn in again', () => {
  expect(whyNotChange(version(1, 8))).toBe('published')
  expect(whyNotChange(version(1, null))).toBeUndefined()
})
