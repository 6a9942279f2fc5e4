export { followSilence, watchSilence } from './follow-silence.ts'
export { routes } from './routes.ts'
export { visitorByToken, visitorOf } from './visitor-token.ts'
