export type { Organisation, Standing } from './organisation.ts'
export { type OpenOrganisation, openOrganisation, type Surroundings } from './open.ts'
export { type NewOrganisation, openOrganisations, type Organisations } from './organisations.ts'
