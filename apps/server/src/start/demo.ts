import { hashPassword } from '@leora/api/sign-in/password'
import { demoPassword, loadDemo } from '@leora/db/demo/load'
import type { DemoAccount } from '../auth/auth-routes.ts'
import type { Settings } from '../env.ts'
import type { Report } from './report.ts'

const demoSeed = 1
const demoEmails = [
  'owner@demo.leora.test',
  'manager@demo.leora.test',
  'rep@demo.leora.test',
  'rep2@demo.leora.test',
  'warehouse@demo.leora.test',
  'viewer@demo.leora.test',
  'owner@other.leora.test',
]

/** Fills the demo companies when asked for, and answers their sign-ins. */
export async function fillDemo(
  { seed }: Settings,
  adminUrl: string,
  report: Report,
): Promise<DemoAccount[] | undefined> {
  if (seed === 'none') return undefined
  const asOf = new Date()
  const options = { adminUrl, size: seed, seed: demoSeed, asOf, hashPassword }
  const { loaded, rows } = await loadDemo(options)
  report.say(loaded > 0 ? `Demo data filled (${seed}, ${rows} rows)` : 'Demo data is there')
  return demoEmails.map((email) => ({ email, password: demoPassword }))
}
