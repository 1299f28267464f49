import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { reportFaults } from './sources.mjs'

// A second copy of these splits types or module state without an error of its own.
const single = ['drizzle-orm', 'vitest', '@trpc/server', '@trpc/client', 'react', 'zod', 'postgres']

const installed = readdirSync(join(root, 'node_modules', '.pnpm'))

reportFaults(
  single.flatMap((name) => {
    const copies = installed.filter((folder) => folder.startsWith(`${name.replace('/', '+')}@`))
    return copies.length === 1 ? [] : [`${name}: ${copies.length} copies (${copies.join(', ')})`]
  }),
)
