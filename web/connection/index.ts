export { addressOf, type AnyEndpoint, call, type Given, type How, newKey } from './call.ts'
export { serverNow } from './clock.ts'
export { type ConnectionState, type News, sendSignal, type Signal, useConnection, useLive } from './live.ts'
export { ProblemError } from './problem-error.ts'
export {
  type ActOptions,
  askAgain,
  type AskOptions,
  keyOf,
  type Pages,
  queryClient,
  useAct,
  useAsk,
  useAskPages,
} from './queries.ts'
export { type Sending, upload } from './upload.ts'
