export { asSystem, postgresOfRun, testOrganisation, type TestOrganisation } from './test-organisation.ts'
export { testServer } from './test-server.ts'
