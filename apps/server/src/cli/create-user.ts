import { enrolUser } from '@leora/api/admin/enrol-user'
import { roles } from '@leora/domain/actor'
import { enrolUserInput } from '@leora/domain/admin/enrolment'
import { askPassword, makePassword } from './ask-password.ts'
import { withDatabase } from './reach-database.ts'
import type { Verb } from './verb.ts'

export const createUser: Verb = {
  name: 'user:create',
  summary: 'bring a person into a company; a new company begins with its owner',
  flags: {
    email: { value: 'E-MAIL', help: 'the address to sign in with', isRequired: true },
    name: { value: 'NAME', help: 'the name colleagues see', isRequired: true },
    tenant: { value: 'COMPANY', help: 'the name of the company', isRequired: true },
    role: { value: roles.join('|'), help: 'what the person may do there', isRequired: true },
  },
  run: async ({ flags, settings, print }) => {
    const made = makePassword()
    // Everything but the password is checked before the person is asked for one.
    enrolUserInput.parse({ ...flags, password: made })
    const asked = await askPassword('Password (leave empty to have one made): ')
    const input = enrolUserInput.parse({ ...flags, password: asked ?? made })
    const enrolled = await withDatabase(settings, ({ auth }) => enrolUser(auth, input))
    if (enrolled.isNewTenant) print(`The company ${input.tenant} is new.`)
    print(`${input.email} is ${input.role} of ${input.tenant}.`)
    if (!enrolled.isNewUser) print('The person was here before and keeps the password.')
    else if (asked === undefined) print(`Password, shown this once: ${made}`)
    return 0
  },
}
