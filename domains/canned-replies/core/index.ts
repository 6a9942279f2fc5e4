export * from './endpoints.ts'
export * from './events.ts'
export { repliesFound } from './find-replies.ts'
export { cut, inserted, messageIn, messagesOf, replyText, slashAt } from './insertion.ts'
export * from './reply.ts'
export * from './rules.ts'
export {
  blank,
  blanksIn,
  nextBlank,
  type ReplyValues,
  type ReplyVariable,
  replyVariables,
  someCustomer,
  type Span,
  unknownVariables,
  variableNames,
} from './variables.ts'
