export { createCannedReply } from './replies.ts'
export { routes } from './routes.ts'
export { storedReplyFiles } from './store-files.ts'
