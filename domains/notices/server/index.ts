export { endNotices } from './end-notices.ts'
export { notify, type Notification } from './notify.ts'
export { routes } from './routes.ts'
