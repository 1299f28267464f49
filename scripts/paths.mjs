import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const tools = join(root, '.leora', 'tools')
export const bin = join(root, 'node_modules', '.bin')
export const pnpm = join(tools, 'node_modules', '.bin', 'pnpm')

/** Node 24, once the dependencies are installed. */
export const node = join(bin, 'node')

/** The environment in which `node` is Node 24 and `pnpm` is the pinned one. */
export function toolEnvironment() {
  return {
    ...process.env,
    PATH: [bin, dirname(pnpm), process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  }
}
