export { type Config, readConfig, type Role, type StorageConfig } from './config.ts'
export { forgetSetupKey, readSecret, readSetupKey } from './secret.ts'
export { shiftedClock } from './shifted-clock.ts'
export { StartRefused } from './start-refused.ts'
