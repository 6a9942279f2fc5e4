export * from './node-kinds.ts'
export { type Button, type Phrase, phrases, Prompt, type Sound, type Text } from './prompt.ts'
export { type Exit, exits, waysOf } from './ways.ts'
export * from './wire.ts'
