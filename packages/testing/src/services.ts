import type { Services } from '@leora/api/context'
import { createJobQueue } from '@leora/api/jobs/queue'
import { createLiveBus } from '@leora/api/live/bus'
import { createPresence } from '@leora/api/live/presence'
import { createProvider } from '@leora/api/oidc/provider'
import { createKeyRing, type KeyRing } from '@leora/api/secrets/key-ring'
import type { Database } from '@leora/db/database'

export interface TestServices extends Services {
  /** Failures nobody foresaw; a test that ends with one here has found a fault. */
  readonly unforeseen: unknown[]
}

/** One for all databases of a test file: deriving its key takes a moment. */
export const testKeyRing: KeyRing = createKeyRing(() => ({
  active: 'the-encryption-key-of-tests-is-not-a-secret',
  readable: [],
}))

/** Found by nobody; for what asks only whether there is one. */
export const testProvider = createProvider({
  issuer: 'http://127.0.0.1:9',
  clientId: 'leora',
  clientSecret: 'the-secret-of-a-client-in-tests',
  name: 'Harbour ID',
  isFactorTrusted: false,
  patienceSeconds: 5,
})

const made = new WeakMap<Database, TestServices>()

/** What the process offers to every request, once per database. */
export function servicesOf(database: Database): TestServices {
  const known = made.get(database)
  if (known) return known
  const unforeseen: unknown[] = []
  const live = createLiveBus()
  const presence = createPresence(live, { send: async (text) => presence.hear(text) })
  const services: TestServices = {
    database,
    live,
    presence,
    jobs: createJobQueue(database),
    keyRing: testKeyRing,
    provider: testProvider,
    version: { version: '0.0.0', build: 'test' },
    publicUrl: 'http://localhost:3000',
    reportError: (error) => unforeseen.push(error),
    unforeseen,
  }
  made.set(database, services)
  return services
}
