import { createKeyRing } from '@leora/api/secrets/key-ring'
import { countKeyUse } from '@leora/api/secrets/rotate'
import { openDatabase } from '@leora/db/database'
import type { Settings } from '../../env.ts'
import type { DatabaseAddresses } from '../../start/postgres.ts'
import type { Finding } from '../doctor.ts'
import { describeKeyUse } from '../rotate-keys.ts'

/** Which encryption keys are in use, and whether each is here. */
export async function checkKeys(
  settings: Settings,
  addresses: DatabaseAddresses,
): Promise<Finding[]> {
  const database = openDatabase({ ...addresses, poolSize: 1, applicationName: 'leora-doctor' })
  try {
    const keyRing = createKeyRing(addresses.readKeys)
    const uses = await countKeyUse({ database, keyRing })
    return uses.map((use) => ({
      isOk: use.state !== 'unknown',
      text: describeKeyUse(use, settings),
    }))
  } finally {
    await database.close()
  }
}
