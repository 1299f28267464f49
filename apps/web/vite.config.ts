import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressFiles } from './compress-files.ts'

const api = process.env['LEORA_API'] ?? 'http://localhost:3000'

export default defineConfig({
  plugins: [react(), compressFiles()],
  server: {
    port: Number(process.env['PORT'] ?? 5173),
    proxy: { '/trpc': api, '/api': api, '/files': api },
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules\/(\.pnpm\/)?(react|react-dom|scheduler)[@/]/,
              priority: 3,
            },
            {
              name: 'router',
              test: /node_modules\/(\.pnpm\/)?@tanstack\+?(history|react-router|react-store|router-core|store)/,
              priority: 2,
            },
          ],
        },
      },
    },
  },
})
