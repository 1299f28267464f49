import { findRunningCluster } from '@leora/db/embedded'
import postgres from 'postgres'
import { onTestFinished } from 'vitest'

export type HomeAdmin = Awaited<ReturnType<typeof reachAdmin>>

/** The database that a running server holds in this home, to arrange and to look. */
export async function reachAdmin(home: string) {
  const cluster = await findRunningCluster(home)
  if (!cluster) throw new Error(`Nothing runs in ${home}.`)
  const admin = postgres(cluster.adminUrl, { max: 1, onnotice: () => undefined })
  onTestFinished(() => admin.end({ timeout: 5 }))
  return admin
}
