import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const wordsOf = /\/words\/(zh-Hans|zh-Hant|en)\.json|\/antd\/es\/locale\/(zh_CN|zh_TW|en_GB)\.js/
const languages: Readonly<Record<string, string>> = { zh_CN: 'zh-Hans', zh_TW: 'zh-Hant', en_GB: 'en' }

/** One file a language, one for what changes only with a new version of a part. */
function groupOf(file: string): string | null {
  const [, own, theirs] = wordsOf.exec(file) ?? []
  const language = own ?? languages[theirs ?? '']
  if (language) return `words-${language}`
  if (/\/node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next)\//.test(file))
    return 'parts'
  // The frame and the pieces of every screen come together: thirty tiny files would cost more than they save.
  if (/\/web\/(ui|connection|shell)\//.test(file) && !file.includes('/domains/')) return 'frame'
  return null
}

export default defineConfig({
  root: at('./web'),
  base: '/',
  publicDir: at('./web/public'),
  plugins: [react()],
  html: { cspNonce: 'HUAWU_NONCE' },
  build: {
    outDir: at('./dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    chunkSizeWarningLimit: 900,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: groupOf }] } },
    },
  },
})
