import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressFiles } from './compress-files.ts'
import { nameFirstPages } from './name-first-pages.ts'

const api = process.env['LEORA_API'] ?? 'http://localhost:3000'

export default defineConfig({
  plugins: [react(), nameFirstPages(), compressFiles()],
  server: {
    port: Number(process.env['PORT'] ?? 5173),
    proxy: { '/trpc': api, '/api': api, '/files': api },
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      // The client's package does not say so of itself; its WebSocket would come along unused.
      treeshake: {
        moduleSideEffects: [{ test: /[\\/]@trpc[\\/]client[\\/]/, sideEffects: false }],
      },
      output: {
        codeSplitting: {
          // Few files: over HTTP/1.1 each one waits for a turn.
          groups: [
            {
              name: 'base',
              test: /node_modules\/(\.pnpm\/)?(react|react-dom|scheduler|i18next|react-i18next|@tanstack\+?\/?(history|react-router|react-store|router-core|store))[@/]/,
              priority: 3,
            },
            // What the sign-in and the frame both show.
            {
              name: 'kit',
              test: /src\/(main|shared\/(parts\/avatar|frame\/mark))\.tsx$|src\/(shared\/i18n\/)?phrasebook\.ts$|domain\/src\/actor\.ts$|@tabler\/icons-react\/dist\/esm\/(createReactComponent|defaultAttributes)\.|@mantine\/core\/esm\/(core|components\/(Button|ActionIcon))\/|@mantine\/hooks\/esm\/(utils|use-(id|uncontrolled|callback-ref|merged-ref|mounted|timeout))\//,
              priority: 2,
            },
            { name: 'signed-in', test: /src\/routes\/(signed-in|today)\.tsx$/, priority: 1 },
            { name: 'sign-in', test: /src\/routes\/sign-in\.tsx$/, priority: 0 },
          ],
        },
      },
    },
  },
})
