export { openAsterisk } from './asterisk-switchboard.ts'
export { checkAsterisk, type Finding } from './check.ts'
export { configurationFiles, foldersToMake } from './configuration.ts'
export type { AsteriskAccess, SwitchFolders, SwitchSettings } from './settings.ts'
