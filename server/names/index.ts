export { folded } from './folded.ts'
export { nameKey, syllables } from './sounds.ts'
