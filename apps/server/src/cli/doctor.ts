import { checkDatabase } from './doctor/check-database.ts'
import { checkMachine } from './doctor/check-machine.ts'
import { checkMail } from './doctor/check-mail.ts'
import type { Verb } from './verb.ts'

/** One thing that was looked at; a problem says what to do. */
export interface Finding {
  isOk: boolean
  text: string
}

export const doctor: Verb = {
  name: 'doctor',
  summary: 'check the install and say what to do',
  flags: {},
  run: async ({ settings, print }) => {
    const findings = [
      ...(await checkMachine(settings)),
      ...(await checkDatabase(settings)),
      ...(await checkMail(settings)),
    ]
    for (const { isOk, text } of findings) print(`${isOk ? 'ok     ' : 'problem'}  ${text}`)
    const problems = findings.filter(({ isOk }) => !isOk).length
    print(problems === 0 ? 'All is well.' : `${problems} to look at.`)
    return problems === 0 ? 0 : 1
  },
}
