import { aTenant } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'

const database = useDatabase()

test.each(['%%%', '___', '%a%', 'a_c', '\\\\\\', '.*', '[a-z]+', '(a+)+$', "' or '1'='1"])(
  '%j finds what is written, not what it would mean as a pattern (ASVS 1.2.9, 1.2.4)',
  async (text) => {
    const { rep } = await aTenant(database)
    await aCustomer(rep, { name: 'abc wines' })
    const found = await rep.caller.crm.customers.search({ text }).catch(() => ({ items: [] }))
    const asWords = text.replace(/[^a-z1]+/gi, ' ').trim()
    const isPrefix = asWords !== '' && 'abc wines'.startsWith(asWords)
    expect(found.items).toHaveLength(isPrefix ? 1 : 0)
  },
)
