// The layers of `npm test`. Core runs in three time zones, because a rule must not depend on where it runs.
import { defineConfig } from 'vitest/config'

const timeZones = { core: 'UTC', 'core-shanghai': 'Asia/Shanghai', 'core-newfoundland': 'America/St_Johns' }

const coreProjects = Object.entries(timeZones).map(([name, zone]) => ({
  test: {
    name,
    include: ['domains/*/core/**/*.test.ts', 'protocol/**/*.test.ts'],
    env: { TZ: zone },
    setupFiles: ['bootstrap/time-zone.js'],
    // Core keeps no state, so its files may share a process.
    isolate: false,
  },
}))

export default defineConfig({
  test: {
    passWithNoTests: true,
    maxWorkers: 2,
    projects: [
      ...coreProjects,
      { test: { name: 'laws', include: ['laws.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'web',
          include: ['domains/*/web/**/*.test.{ts,tsx}', 'web/**/*.test.{ts,tsx}', 'widget/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'server',
          include: [
            'server/**/*.test.ts',
            'domains/*/server/**/*.test.ts',
            'database/**/*.test.ts',
            'simulator/**/*.test.ts',
            'bootstrap/*.test.js',
          ],
          globalSetup: ['server/testing/postgres-for-tests.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'voice',
          include: ['telephony/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts', 'bench/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          retry: 0,
        },
      },
    ],
  },
})
