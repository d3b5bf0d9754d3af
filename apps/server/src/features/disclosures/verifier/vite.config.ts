import { join } from 'node:path'
import { defineConfig } from 'vite'

// One classic script without imports: it must also run pasted into a file that is opened from a disk.
export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  build: {
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'chrome87',
    lib: { entry: 'main.ts', formats: ['iife'], name: 'sunlotVerifier', fileName: () => 'verifier.js' },
  },
})
