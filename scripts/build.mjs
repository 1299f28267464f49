import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { step } from './report.mjs'
import { runStep } from './run.mjs'
import { hashPaths, onceFor } from './stamp.mjs'

export const serverBundle = join(root, 'apps', 'server', 'dist', 'main.js')

/** Keeps the server small: 150 MB after load where Node's own choice of heap grows to 310. */
export const serverNodeFlags = [
  '--max-semi-space-size=4',
  '--heap-growing-percent=50',
  // Code between interpreted and optimised: 10 MB that no measured request is quicker for.
  '--no-sparkplug',
]

/** The C library keeps a store of freed memory for each thread, 16 MB after load; two are enough. */
export const serverEnvironment = { MALLOC_ARENA_MAX: '2' }

const shared = ['pnpm-lock.yaml', 'tsconfig.base.json', 'scripts/build.mjs']
const targets = [
  {
    name: 'server',
    folder: 'apps/server',
    entry: serverBundle,
    sources: ['apps/server', 'packages/domain', 'packages/db', 'packages/api', 'drizzle'],
    command: ['node_modules/.bin/rolldown', '-c', 'rolldown.config.ts'],
  },
  {
    name: 'web',
    folder: 'apps/web',
    entry: join(root, 'apps', 'web', 'dist', 'index.html'),
    sources: ['apps/web', 'packages/domain', 'packages/client'],
    command: ['node_modules/.bin/vite', 'build'],
  },
]

/** Builds what changed since the last build. */
export async function build() {
  for (const target of targets) await buildTarget(target)
}

async function buildTarget({ name, folder, entry, sources, command }) {
  // The stamp lies beside what it vouches for, and goes with it.
  const stamp = join(root, folder, 'dist', '.stamp')
  if (!existsSync(entry)) rmSync(stamp, { force: true })
  await onceFor(stamp, hashPaths([...sources, ...shared]), () =>
    step(`build ${name}`, () =>
      runStep(`build-${name}`, command, () => undefined, {
        cwd: join(root, folder),
        env: { NODE_ENV: 'production' },
      }),
    ),
  )
}
