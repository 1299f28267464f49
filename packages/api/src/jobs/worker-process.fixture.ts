import { openDatabase } from '@leora/db/database'
import { createLiveBus } from '../live/bus.ts'
import { createPresence } from '../live/presence.ts'
import { createMailer } from '../mail/mailer.ts'
import { createKeyRing } from '../secrets/key-ring.ts'
import { createJobQueue } from './queue.ts'
import { startWorker } from './worker.ts'

// A worker in a process of its own, for tests that kill it.
const [appUrl = '', authUrl = '', smtpUrl] = process.argv.slice(2)
const database = openDatabase({ appUrl, authUrl, poolSize: 2 })
const live = createLiveBus()
await startWorker({
  database,
  live,
  presence: createPresence(live, { send: () => Promise.resolve() }),
  jobs: createJobQueue(database),
  keyRing: createKeyRing(() => ({
    active: 'the-key-of-a-worker-in-tests-is-not-a-secret',
    readable: [],
  })),
  version: { version: '0.0.0', build: 'test' },
  publicUrl: 'http://localhost:3000',
  reportError: () => undefined,
  log: { info: () => undefined, warn: () => undefined },
  mailer: createMailer({
    smtpUrl,
    from: 'Leora <leora@example.test>',
    publicUrl: 'http://localhost:3000',
  }),
})
