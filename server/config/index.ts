export { type Config, readConfig, type Role, type StorageConfig } from './config.ts'
export { forgetSetupKey, readSecret, readSetupKey } from './secret.ts'
export { StartRefused } from './start-refused.ts'
