export * from './endpoints.ts'
export { ChatSettings, VisitorConversation } from './wire.ts'
