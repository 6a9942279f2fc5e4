import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const partsOfOthers = /\/node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|typebox)\//
// What every screen stands on. It knows no domain: a chunk that did would need the domains that need it.
const ground = [at('./web/ui'), at('./web/connection'), at('./protocol')]
const isGround = (file: string) =>
  ground.some((folder) => file.startsWith(`${folder}/`)) && !file.includes('/words')

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
      output: {
        codeSplitting: {
          // With its dependencies the frame would swallow every component of every door.
          includeDependenciesRecursively: false,
          groups: [
            { name: 'parts', test: partsOfOthers, priority: 2 },
            { name: 'ground', test: isGround, priority: 1 },
          ],
        },
      },
    },
  },
})
