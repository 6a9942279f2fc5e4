export * from './endpoints.ts'
export { type Asking, oneMore, perAddress, perVisitor, type Used } from './flood.ts'
export { keptPage } from './page.ts'
export { ChatSettings, VisitorConversation } from './wire.ts'
