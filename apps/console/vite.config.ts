import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  // chrome87 is the oldest engine still met in office browsers (360, 奇安信).
  build: { target: 'chrome87', chunkSizeWarningLimit: 1200 },
  // The server compares Origin with Host, so the proxy must leave Host as the browser sent it.
  server: { proxy: { '/api': { target: process.env.SUNLOT_API ?? 'http://127.0.0.1:8080', changeOrigin: false } } },
})
