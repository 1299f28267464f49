import { and, asc, eq, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { passkeys, users } from '@leora/db/schema/index'
import { canActAsPerson } from '@leora/domain/account/policy'
import { DomainError } from '@leora/domain/errors'
import type {
  AddPasskeyInput,
  RemovePasskeyInput,
  RenamePasskeyInput,
} from '@leora/domain/passkeys/inputs'
import { maxPasskeys, type Passkey } from '@leora/domain/passkeys/passkey'
import { canRemovePasskey, type OtherProofs } from '@leora/domain/passkeys/policy'
import { authorize } from '@leora/domain/policy'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import { mailFactorChanged } from '../mail/mail-factor-changed.ts'
import { usableIssuer } from '../oidc/provider.ts'
import { endOtherSessions } from '../second-factor/enrol-totp.ts'
import { renewSession } from '../sign-in/renew-session.ts'
import { ceremonyTimeoutMs, openOwnCeremony, takeOwnCeremony } from './ceremonies.ts'
import { listCredentials } from './passkey-question.ts'
import { userHandleOf } from './prove-passkey.ts'
import { relyingParty } from './relying-party.ts'

// EdDSA, ES256, RS256 by their COSE numbers: every authenticator knows one of them.
const supportedAlgorithmIDs = [-8, -7, -257]

const columns = {
  id: passkeys.id,
  name: passkeys.name,
  isBackedUp: passkeys.isBackedUp,
  createdAt: passkeys.createdAt,
  lastUsedAt: passkeys.lastUsedAt,
}

export async function listPasskeys({ actor, database }: TenantContext): Promise<Passkey[]> {
  authorize(canActAsPerson(actor))
  return await database.auth
    .select(columns)
    .from(passkeys)
    .where(eq(passkeys.userId, actor.userId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))
    .limit(maxPasskeys)
}

/** What the browser is asked to make; none that the person has already. */
export async function beginPasskey(ctx: TenantContext) {
  const { actor, database } = ctx
  authorize(canActAsPerson(actor))
  const { id: rpID } = relyingParty(ctx)
  const known = await listCredentials(database.auth, actor.userId)
  if (known.length >= maxPasskeys) {
    throw new DomainError('limit_reached', 'You have 20 passkeys already. Remove one first.')
  }
  const [user] = await database.auth
    .select({ email: users.email, name: users.name })
    .from(users)
    .where(eq(users.id, actor.userId))
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const challenge = await openOwnCeremony(database.auth, actor, 'passkey_add')
  return await generateRegistrationOptions({
    rpName: 'Leora',
    rpID,
    userID: new Uint8Array(userHandleOf(actor.userId)),
    userName: user?.email ?? '',
    userDisplayName: user?.name ?? '',
    challenge: Buffer.from(challenge, 'base64url'),
    attestationType: 'none',
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: known,
    timeout: ceremonyTimeoutMs,
  })
}

export async function addPasskey(
  ctx: TenantContext,
  { name, proof, endOthers }: AddPasskeyInput,
): Promise<Passkey> {
  const { actor, database } = ctx
  authorize(canActAsPerson(actor))
  const { id: rpId, origin } = relyingParty(ctx)
  const { clientDataJSON } = proof.response
  const challenge = await takeOwnCeremony(database.auth, actor, 'passkey_add', clientDataJSON)
  const { transports = [], ...response } = proof.response
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const verified = await verifyRegistrationResponse({
    response: { ...proof, response },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch((error: unknown) => {
    throw notMade(error)
  })
  if (!verified.verified) throw notMade()
  const { credential, credentialBackedUp } = verified.registrationInfo
  const [added] = await database.auth
    .insert(passkeys)
    .values({
      id: uuid7(),
      userId: actor.userId,
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      signCount: credential.counter,
      transports,
      isBackedUp: credentialBackedUp,
      name,
    })
    .onConflictDoNothing({ target: passkeys.credentialId })
    .returning(columns)
  if (!added) throw new DomainError('conflict', 'This passkey is in use already.')
  // Made with the person's confirmation, it has just proven both factors.
  await renewSession(ctx, { isFactorProven: true, isSteppedUp: true })
  if (endOthers) await endOtherSessions(ctx)
  await mailFactorChanged(ctx, actor.userId, 'passkey_added')
  return added
}

export async function renamePasskey(
  { actor, database }: TenantContext,
  { id, name }: RenamePasskeyInput,
): Promise<Passkey> {
  authorize(canActAsPerson(actor))
  const [renamed] = await database.auth
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, id), eq(passkeys.userId, actor.userId)))
    .returning(columns)
  return renamed ?? gone()
}

/** Sessions elsewhere end: the device that held the passkey may be in other hands. */
export async function removePasskey(
  ctx: TenantContext,
  { id }: RemovePasskeyInput,
): Promise<{ id: string }> {
  const { actor, database } = ctx
  authorize(canActAsPerson(actor))
  await database.auth.transaction(async (tx) => {
    // Locked, so that of two removals at once the second sees what the first left.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.userId)).for('update')
    const isIt = and(eq(passkeys.id, id), eq(passkeys.userId, actor.userId))
    const [known] = await tx.select({ id: passkeys.id }).from(passkeys).where(isIt)
    if (!known) gone()
    authorize(canRemovePasskey(actor, await readOtherProofs(tx, ctx, id)))
    await tx.delete(passkeys).where(isIt)
  })
  await endOtherSessions(ctx)
  await mailFactorChanged(ctx, actor.userId, 'passkey_removed')
  return { id }
}

async function readOtherProofs(
  auth: Pick<AuthDb, 'execute'>,
  { actor: { userId }, provider }: TenantContext,
  id: string,
): Promise<OtherProofs> {
  const [row] = await auth.execute<{ [Name in keyof OtherProofs]: boolean }>(sql`
    with other as (select exists (select from auth.passkeys where user_id = ${userId} and id <> ${id}) as passkey)
    select exists (select from members m join security_policies p on p.tenant_id = m.tenant_id
        where m.user_id = ${userId} and m.role = any (p.factor_required_roles)) as "isFactorRequired",
      other.passkey or exists (select from auth.totp where user_id = ${userId} and confirmed_at is not null)
        as "hasOtherFactor",
      other.passkey or exists (select from auth.passwords where user_id = ${userId})
        or exists (select from auth.identities where user_id = ${userId}
          and rtrim(issuer, '/') = ${usableIssuer(provider)}) as "hasOtherWayIn"
    from other`)
  return row ?? { isFactorRequired: true, hasOtherFactor: false, hasOtherWayIn: false }
}

function notMade(cause?: unknown): DomainError {
  return new DomainError('invalid', 'This passkey could not be added. Try again.', { cause })
}

function gone(): never {
  throw new DomainError('not_found', 'This passkey does not exist any more.')
}
