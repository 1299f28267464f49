import { hashPassword } from '@leora/api/sign-in/password'
import { demoSizes } from '@leora/db/demo/companies'
import { demoPassword, loadDemo } from '@leora/db/demo/load'
import { migrate } from '@leora/db/migrate'
import { z } from 'zod'
import { withPostgres } from './reach-database.ts'
import { UsageError, type Verb } from './verb.ts'

const sizes = ['none', ...demoSizes] as const
const sizeInput = z.enum(sizes)
const seedInput = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

export const seed: Verb = {
  name: 'seed',
  summary: 'fill in the demo companies up to today; the same size and seed give the same companies',
  flags: {
    size: { value: sizes.join('|'), help: 'how much (small)' },
    seed: { value: 'NUMBER', help: 'which variant (1)' },
  },
  run: async ({ flags, settings, print }) => {
    const size = sizeInput.safeParse(flags['size'] ?? 'small')
    if (!size.success) throw new UsageError(`--size must be one of ${sizes.join(', ')}.`)
    const number = seedInput.safeParse(flags['seed'] ?? '1')
    if (!number.success) throw new UsageError('--seed must be a whole number.')
    if (size.data === 'none') {
      print('Nothing was asked for, so nothing was changed.')
      return 0
    }
    const options = { size: size.data, seed: number.data, asOf: new Date(), hashPassword }
    const { loaded, skipped, rows, milliseconds } = await withPostgres(settings, async (to) => {
      await migrate(to)
      return await loadDemo({ ...options, adminUrl: to.adminUrl })
    })
    const seconds = (milliseconds / 1000).toFixed(1)
    print(`${loaded} companies filled with ${rows} rows in ${seconds} s, ${skipped} were there.`)
    print(`Sign in as owner@demo.leora.test with the password ${demoPassword}.`)
    return 0
  },
}
