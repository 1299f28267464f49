import { createKeyRing } from '@leora/api/secrets/key-ring'
import { openDatabase } from '@leora/db/database'
import { findRunningCluster } from '@leora/db/embedded'
import { totp } from '@leora/db/schema/index'
import { uuid7 } from '@leora/domain/uuid7'
import { readSettings } from '../env.ts'
import { listAddresses } from '../start/postgres.ts'

// Fifty clients of one process, each of which changes its own secret and reads it back until told to stop.
const [home = '', ...userIds] = process.argv.slice(2)
const cluster = await findRunningCluster(home)
if (!cluster) throw new Error(`Nothing runs in ${home}.`)
const addresses = listAddresses(readSettings(['--home', home], {}), cluster.adminUrl)
const database = openDatabase(addresses)
const keyRing = createKeyRing(addresses.readKeys)

let isOver = false
process.once('SIGTERM', () => {
  isOver = true
})

async function work(userId: string): Promise<void> {
  const place = { tenantId: null, table: 'auth.totp', column: 'secret_sealed', rowId: userId }
  while (!isOver) {
    const secret = uuid7()
    const secretSealed = await keyRing.seal(place, secret)
    await database.auth
      .insert(totp)
      .values({ userId, secretSealed })
      .onConflictDoUpdate({ target: totp.userId, set: { secretSealed } })
    process.stdout.write(`${userId} ${secret}\n`)
    const rows = await database.auth.query.totp.findFirst({
      where: (row, { eq }) => eq(row.userId, userId),
    })
    if (!rows) throw new Error('The row is gone.')
    const opened = (await keyRing.open(place, rows.secretSealed)).toString()
    if (opened !== secret) throw new Error('Another secret came back.')
  }
}

await Promise.all(userIds.map(work))
await database.close()
