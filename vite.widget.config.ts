// Builds the customer's chat widget: one script that runs on any site, dist/widget/widget.js, and the same compressed.
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

/** Every visitor of every site fetches it: it is compressed once, as far as it goes, and not with each answer. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue
        const { fileName, code } = output
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(code, { level: 9 }) })
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(code) })
      }
    },
  }
}

export default defineConfig({
  publicDir: false,
  plugins: [compressed()],
  build: {
    target: 'es2020',
    outDir: 'dist/widget',
    emptyOutDir: true,
    lib: { entry: 'widget/main.ts', formats: ['iife'], name: 'huawuWidget', fileName: () => 'widget.js' },
  },
})
