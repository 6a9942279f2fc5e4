import { expect, test } from 'vitest'
import { countLine, countOfReport, sum } from './test-count.js'

const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] }

test('the last line says what passed and what failed, and nothing else', () => {
  expect(
    countLine(
      sum([
        { passed: 4, failed: 0 },
        { passed: 38, failed: 2 },
      ]),
    ),
  ).toBe('42 passed, 2 failed')
})

test('tests that are left out are not counted as passed', () => {
  expect(countOfReport(report, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 })
})

test('a file that does not load counts as a failure', () => {
  const broken = { ...report, testResults: [{ status: 'failed', assertionResults: [] }] }
  expect(countOfReport(broken, 1).failed).toBe(1)
})

test('a file with a failed test is not counted twice', () => {
  const red = {
    ...report,
    numFailedTests: 1,
    testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
  }
  expect(countOfReport(red, 1).failed).toBe(1)
})

test('a runner that ends badly or without a report counts as a failure', () => {
  expect(countOfReport(undefined, 0).failed).toBe(1)
  expect(countOfReport(report, 1).failed).toBe(1)
})
