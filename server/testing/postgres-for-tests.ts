// Brings up one PostgreSQL for a whole test run; every test file clones its own database in it.
import type { TestProject } from 'vitest/node'
import { startScratchPostgres } from '#platform/postgres'

export type PostgresOfRun = { ownerUrl: string; applicationUrl: string }

declare module 'vitest' {
  // Merging is the way vitest types what `inject` gives.
  interface ProvidedContext {
    postgres: PostgresOfRun
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { ownerUrl, applicationUrl, stop } = await startScratchPostgres({ max_connections: '300' })
  project.provide('postgres', { ownerUrl, applicationUrl })
  return stop
}
