export { followContact, followState, ringOut } from './reactions.ts'
export { routes } from './routes.ts'
