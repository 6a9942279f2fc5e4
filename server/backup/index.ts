export { restoreBackup } from './restore-backup.ts'
export { type StoredFiles, writeBackup } from './write-backup.ts'
