// Opens the page in her language: words and who she is are asked for at the same time.
import { createRoot } from 'react-dom/client'
import { whoIsHere } from '#identity/web'
import { chooseTheme } from '#ui'
import { App, languageHere, rememberLanguage, startWords, switchLanguage } from './shell/index.ts'

const here = languageHere()
const [me] = await Promise.all([whoIsHere(), startWords(here)])
const language = me?.language ?? here
if (language !== here) await switchLanguage(language)
if (me) {
  rememberLanguage(language)
  chooseTheme(me.theme)
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<App language={language} />)
