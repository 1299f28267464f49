import type { Version } from '@leora/api/context'
import manifest from '../package.json' with { type: 'json' }

/** Set when the server is bundled; run from its sources it has no build. */
declare const LEORA_BUILD: string | undefined

export const version: Version = {
  version: manifest.version,
  build: typeof LEORA_BUILD === 'string' ? LEORA_BUILD : 'sources',
}
