import { issueApiKey } from '@leora/api/account/issue-api-key'
import { issueApiKeyInput } from '@leora/domain/admin/enrolment'
import { withDatabase } from './reach-database.ts'
import type { Verb } from './verb.ts'

export const createKey: Verb = {
  name: 'key:create',
  summary: 'make an API key that acts as a person',
  flags: {
    email: { value: 'E-MAIL', help: 'the person', isRequired: true },
    tenant: { value: 'COMPANY', help: 'the company, for a person of several' },
    scope: { value: 'read,write', help: 'the rights of the key (read)' },
    name: { value: 'NAME', help: 'what will use the key (Command line)' },
    days: { value: 'NUMBER', help: 'how long it lives (90)' },
  },
  run: async ({ flags, settings, print }) => {
    const { email, tenant, scope = 'read', name, days } = flags
    const input = issueApiKeyInput.parse({
      email,
      tenant,
      name,
      scopes: scope.split(',').map((each) => each.trim()),
      expiresInDays: days === undefined ? undefined : Number(days),
    })
    const { secret, tenantName } = await withDatabase(settings, ({ auth }) =>
      issueApiKey(auth, input),
    )
    const rights = input.scopes.join(' and ')
    print(`Key of ${email} in ${tenantName} to ${rights}, for ${input.expiresInDays} days.`)
    print('Send it as "Authorization: Bearer KEY". It is shown this once:')
    print(secret)
    return 0
  },
}
