export { lookingSignal } from './looking-signal.ts'
export { raiseFor } from './raise-hand.ts'
export { followContact } from './reactions.ts'
export { routes } from './routes.ts'
