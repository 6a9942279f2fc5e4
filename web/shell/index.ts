export { App } from './App.tsx'
export { languageHere, rememberLanguage, startWords, switchLanguage } from './language.ts'
