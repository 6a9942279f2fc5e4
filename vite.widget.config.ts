// Builds the customer's chat widget: one script that runs on any site, dist/widget/widget.js.
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2020',
    outDir: 'dist/widget',
    emptyOutDir: true,
    lib: { entry: 'widget/main.ts', formats: ['iife'], name: 'huawuWidget', fileName: () => 'widget.js' },
  },
})
