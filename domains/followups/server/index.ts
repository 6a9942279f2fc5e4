export { remind } from './remind.ts'
export { routes } from './routes.ts'
