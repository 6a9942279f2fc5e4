export { lookAtCalls } from './due.ts'
export { routes } from './routes.ts'
export { runPhone } from './run-phone.ts'
export { type Finding, type SwitchAccess, type Telephony, useTelephony } from './telephony.ts'
