import { findRunningCluster } from '@leora/db/embedded'
import postgres from 'postgres'

/** As if this person had left every browser open for so long that a proof no longer counts. */
export async function leaveSessionsOpen(home: string, email: string): Promise<void> {
  const cluster = await findRunningCluster(home)
  if (!cluster) throw new Error(`Nothing runs in ${home}.`)
  const admin = postgres(cluster.adminUrl, { max: 1, onnotice: () => undefined })
  try {
    await admin`
      update auth.sessions s set stepped_up_at = now() - interval '10 minutes 1 second'
      from auth.users u where u.id = s.user_id and u.email = ${email}`
  } finally {
    await admin.end({ timeout: 5 })
  }
}
