export { givenDatabase, type GivenDatabase } from './given-database.ts'
export { endSpawned, type SpawnedHuawu, spawnHuawu, unusedPort } from './spawned-huawu.ts'
export { asSystem, postgresOfRun, testOrganisation, type TestOrganisation } from './test-organisation.ts'
export { testServer } from './test-server.ts'
