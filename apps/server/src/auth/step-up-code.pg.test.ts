import { listOutbox } from '@leora/api/identity-mail/list-outbox'
import { aTenant, signIn, type TestActor } from '@leora/testing/actors'
import { anAuthenticator, aPassword } from '@leora/testing/builders/authenticator'
import { aCodeChannel } from '@leora/testing/builders/code-channel'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { expect, test } from 'vitest'

const database = useDatabase()

async function codeTo({ email }: TestActor): Promise<string> {
  const mails = await listOutbox(servicesOf(database))
  const body = mails.find(({ recipient }) => recipient === email)?.body
  return /\b\d{6}\b/.exec(body ?? '')?.[0] ?? ''
}

const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000')

/** Somebody with an app and codes by mail, whose session was left open. */
async function aPersonWithCodes() {
  const { owner } = await aTenant(database)
  await anAuthenticator(owner)
  await aCodeChannel(owner)
  const stale = await signIn(database, owner, { isSteppedUp: false })
  return { owner, stale }
}

const isRefused = (reason: string) => ({ cause: { reason } })

test('a mailed code confirms that its person is there, once, and in the session that asked (ASVS 6.5.1, 7.5.3)', async () => {
  const { owner, stale } = await aPersonWithCodes()
  const other = await signIn(database, owner, { isSteppedUp: false })
  const { account } = stale.caller
  await expect(account.renewRecoveryCodes()).rejects.toMatchObject(isRefused('step_up_required'))
  expect(await account.sendStepUpCode({ method: 'email' })).toMatchObject({ next: 'sent' })
  const code = await codeTo(owner)
  const proof = { method: 'email', code } as const
  await expect(other.caller.account.stepUp(proof)).rejects.toMatchObject(isRefused('forbidden'))
  const tries = await Promise.allSettled([1, 2, 3].map(() => account.stepUp(proof)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(account.renewRecoveryCodes()).resolves.toBeDefined()
  await expect(account.stepUp(proof)).rejects.toMatchObject(isRefused('forbidden'))
})

test('a mailed code opens the gate of a company that asks for a second factor', async () => {
  const { owner } = await aTenant(database)
  await anAuthenticator(owner)
  await aCodeChannel(owner)
  await database.admin`
    insert into security_policies (tenant_id, factor_required_roles) values (${owner.tenantId}, '{owner}')`
  const { account } = (await signIn(database, owner, { isFactorProven: false })).caller
  await expect(account.ping()).rejects.toMatchObject(isRefused('factor_required'))
  await account.sendStepUpCode({ method: 'email' })
  await account.proveFactor({ method: 'email', code: await codeTo(owner) })
  await expect(account.ping()).resolves.toBeDefined()
})

test('a mailed code is not enough to lead the mail elsewhere; another proof is (ASVS 7.5.1)', async () => {
  const { owner, stale } = await aPersonWithCodes()
  const app = await anAuthenticator(owner)
  const { account } = stale.caller
  await account.sendStepUpCode({ method: 'email' })
  await account.stepUp({ method: 'email', code: await codeTo(owner) })
  const email = `elsewhere.${owner.userId}@example.test`
  await expect(account.changeEmail({ email })).rejects.toMatchObject(isRefused('step_up_required'))
  const links =
    await database.admin`select id from auth.mailed_links where user_id = ${owner.userId}`
  expect(links).toEqual([])
  await account.stepUp({ method: 'totp', code: app.nextCode() })
  await expect(account.changeEmail({ email })).resolves.toEqual({ next: 'mailed' })
})

test('a code for a confirmation ends after ten minutes and five tries, and a second waits a minute (ASVS 6.5.5, 6.6.3)', async () => {
  const { owner, stale } = await aPersonWithCodes()
  const { account } = stale.caller
  const asked = await Promise.allSettled(
    [1, 2, 3].map(() => account.sendStepUpCode({ method: 'email' })),
  )
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const code = await codeTo(owner)
  await database.admin`
    update auth.challenges set code_sent_at = now() - interval '11 minutes' where user_id = ${owner.userId}`
  await expect(account.stepUp({ method: 'email', code })).rejects.toMatchObject(
    isRefused('forbidden'),
  )
  await database.admin`update auth.challenges set code_sent_at = now() where user_id = ${owner.userId}`
  for (let time = 0; time < 4; time++) {
    await expect(account.stepUp({ method: 'email', code: wrongOf(code) })).rejects.toMatchObject(
      isRefused('forbidden'),
    )
  }
  await expect(account.stepUp({ method: 'email', code })).rejects.toMatchObject(
    isRefused('forbidden'),
  )
})

test('a way that was not set up, or is not trusted, or stands alone, is sent no code (ASVS 6.3.4)', async () => {
  const { owner, stale } = await aPersonWithCodes()
  const { account } = stale.caller
  const send = (method: 'email' | 'sms') => account.sendStepUpCode({ method })
  await expect(send('sms')).rejects.toMatchObject(isRefused('invalid_state'))
  await database.admin`
    insert into auth.sign_in_events (id, user_id, outcome, method)
    values (leora.uuid7(), ${owner.userId}, 'reset', 'link')`
  await expect(send('email')).rejects.toMatchObject(isRefused('invalid_state'))
  await database.admin`delete from auth.sign_in_events where user_id = ${owner.userId}`
  await aPassword(owner)
  await expect(send('email')).rejects.toMatchObject(isRefused('invalid_state'))
})
