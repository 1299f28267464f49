import { aMember, aTenant, signIn } from '@leora/testing/actors'
import { aPasskey, type Faults, TestPasskey } from '@leora/testing/builders/passkey'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'

const database = useDatabase()

async function aPassword(userId: string) {
  await database.admin`insert into auth.passwords (user_id, hash) values (${userId}, 'unused')`
}

test('a passkey is added, listed, renamed and removed by its person alone', async () => {
  const { owner, rep } = await aTenant(database)
  await aPassword(owner.userId)
  const { passkey } = await aPasskey(owner, 'Laptop')
  expect(passkey).toMatchObject({ name: 'Laptop', isBackedUp: false, lastUsedAt: null })
  const { id } = passkey
  const gone = { message: 'This passkey does not exist any more.' }
  await expect(rep.caller.account.renamePasskey({ id, name: 'Mine' })).rejects.toMatchObject(gone)
  await expect(rep.caller.account.removePasskey({ id })).rejects.toMatchObject(gone)
  expect(await rep.caller.account.listPasskeys()).toEqual([])
  const renamed = { ...passkey, name: 'Work laptop' }
  expect(await owner.caller.account.renamePasskey({ id, name: 'Work laptop' })).toEqual(renamed)
  expect(await owner.caller.account.listPasskeys()).toEqual([renamed])
  expect(await owner.caller.account.removePasskey({ id })).toEqual({ id })
  expect(await owner.caller.account.listPasskeys()).toEqual([])
})

test('adding and removing ask the person to be there (ASVS 7.5.1, 7.5.3)', async () => {
  const { owner } = await aTenant(database)
  const { passkey } = await aPasskey(owner)
  const left = await signIn(database, owner, { isSteppedUp: false })
  const stepUp = { message: 'Confirm that it is you, then try again.' }
  await expect(left.caller.account.beginPasskey()).rejects.toMatchObject(stepUp)
  await expect(left.caller.account.removePasskey({ id: passkey.id })).rejects.toMatchObject(stepUp)
})

test('a passkey is asked for with confirmation, without attestation, and none that is there already', async () => {
  const { owner } = await aTenant(database)
  const { device } = await aPasskey(owner)
  const question = await owner.caller.account.beginPasskey()
  expect(question).toMatchObject({
    rp: { id: 'localhost', name: 'Leora' },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: [{ id: device.id.toString('base64url') }],
  })
  // What the authenticator keeps says nothing about the person.
  expect(Buffer.from(question.user.id, 'base64url')).toHaveLength(16)
})

const faults: [string, Faults][] = [
  ['another website', { origin: 'https://leora.example.net' }],
  ['another name', { rpId: 'example.net' }],
  ['nobody in particular', { isUserVerified: false }],
  ['a use', { type: 'webauthn.get' }],
]

test.each(faults)('a passkey made for %s is not added (ASVS 6.5.1)', async (_name, fault) => {
  const { owner } = await aTenant(database)
  const proof = new TestPasskey().make(await owner.caller.account.beginPasskey(), fault)
  await expect(owner.caller.account.addPasskey({ name: 'Phone', proof })).rejects.toMatchObject({
    message: 'This passkey could not be added. Try again.',
  })
  expect(await owner.caller.account.listPasskeys()).toEqual([])
})

test('a question to make a passkey is answered once, in time, in the session that asked', async () => {
  const { owner, rep } = await aTenant(database)
  const { account } = owner.caller
  const usedUp = { message: 'This took too long, or was used already. Try again.' }
  const made = async () => ({
    name: 'Phone',
    proof: new TestPasskey().make(await account.beginPasskey()),
  })
  const input = await made()
  const elsewhere = await signIn(database, owner)
  await expect(elsewhere.caller.account.addPasskey(input)).rejects.toMatchObject(usedUp)
  await expect(rep.caller.account.addPasskey(input)).rejects.toMatchObject(usedUp)
  await account.addPasskey(input)
  await expect(account.addPasskey(input)).rejects.toMatchObject(usedUp)
  const late = await made()
  await database.admin`update auth.challenges set expires_at = now() - interval '1 second'`
  await expect(account.addPasskey(late)).rejects.toMatchObject(usedUp)
  const unreadable = {
    ...late.proof,
    response: { ...late.proof.response, clientDataJSON: 'bm9wZQ' },
  }
  await expect(account.addPasskey({ name: 'x', proof: unreadable })).rejects.toMatchObject(usedUp)
})

test('one passkey belongs to one person', async () => {
  const { owner, rep } = await aTenant(database)
  const { device } = await aPasskey(owner)
  const proof = device.make(await rep.caller.account.beginPasskey())
  await expect(rep.caller.account.addPasskey({ name: 'Phone', proof })).rejects.toMatchObject({
    message: 'This passkey is in use already.',
  })
})

test('nobody has more than 20', async () => {
  const { owner } = await aTenant(database)
  for (let count = 0; count < 20; count++) await aPasskey(owner)
  await expect(owner.caller.account.beginPasskey()).rejects.toMatchObject({
    message: 'You have 20 passkeys already. Remove one first.',
  })
})

test('the only way in stays, however many remove at once', async () => {
  const { owner } = await aTenant(database)
  const first = await aPasskey(owner)
  const second = await aPasskey(owner)
  const results = await Promise.allSettled(
    [first, second].map(({ passkey: { id } }) => owner.caller.account.removePasskey({ id })),
  )
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['fulfilled', 'rejected']))
  expect(await owner.caller.account.listPasskeys()).toHaveLength(1)
})

test('the last second factor stays where the company asks for one (ASVS 6.3.3)', async () => {
  const { owner, tenant } = await aTenant(database)
  await aPassword(owner.userId)
  const { passkey } = await aPasskey(owner)
  await database.admin`
    insert into security_policies (tenant_id, factor_required_roles) values (${tenant.id}, '{owner}')`
  const remove = () => owner.caller.account.removePasskey({ id: passkey.id })
  await expect(remove()).rejects.toMatchObject({
    message: 'Your company asks for a second factor. Set up another one first.',
  })
  await aPasskey(owner)
  await remove()
})

test('with a passkey go the sessions elsewhere (ASVS 7.4.3)', async () => {
  const { owner } = await aTenant(database)
  const { passkey } = await aPasskey(owner)
  await aPasskey(owner)
  const elsewhere = await signIn(database, owner)
  await owner.caller.account.removePasskey({ id: passkey.id })
  await expect(elsewhere.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  expect(await owner.caller.account.ping()).toMatchObject({ userId: owner.userId })
})

test('with a new passkey the sessions elsewhere end, unless the person keeps them (ASVS 7.4.3)', async () => {
  const { owner } = await aTenant(database)
  const elsewhere = await signIn(database, owner)
  const add = async (choice: { endOthers?: boolean }) => {
    const proof = new TestPasskey().make(await owner.caller.account.beginPasskey())
    await owner.caller.account.addPasskey({ name: 'Phone', proof, ...choice })
  }
  await add({ endOthers: false })
  expect(await elsewhere.caller.account.ping()).toMatchObject({ userId: owner.userId })
  await add({})
  await expect(elsewhere.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  expect(await owner.caller.account.ping()).toMatchObject({ userId: owner.userId })
})

test('a passkey opens the gate and steps up, once per question', async () => {
  const { owner, tenant } = await aTenant(database)
  const { device } = await aPasskey(owner)
  await database.admin`
    insert into security_policies (tenant_id, factor_required_roles) values (${tenant.id}, '{owner}')`
  const { caller } = await signIn(database, owner, { isFactorProven: false, isSteppedUp: false })
  await expect(caller.account.ping()).rejects.toMatchObject({
    message: 'Your company asks for a second factor. Confirm yours to go on.',
  })
  const proof = device.use(await caller.account.beginPasskeyProof())
  await expect(owner.caller.account.provePasskey({ proof })).rejects.toThrow()
  expect(await caller.account.provePasskey({ proof })).toEqual({ next: 'done' })
  await expect(caller.account.provePasskey({ proof })).rejects.toThrow()
  expect(await caller.account.ping()).toMatchObject({ userId: owner.userId })
  await caller.account.beginPasskey()
})

test("a colleague's passkey proves nothing, and its try is written down (ASVS 16.3.1)", async () => {
  const { owner, tenant } = await aTenant(database)
  const colleague = await aMember(database, tenant.id, 'rep')
  await aPasskey(owner)
  const { device } = await aPasskey(colleague)
  const proof = device.use(await owner.caller.account.beginPasskeyProof())
  await expect(owner.caller.account.provePasskey({ proof })).rejects.toMatchObject({
    message: 'This passkey was not accepted. Try again, or sign in another way.',
  })
  const events = await database.admin`
    select outcome from auth.sign_in_events where user_id = ${owner.userId}`
  expect([...events]).toEqual([{ outcome: 'step_up_failed' }])
})
