import { eq } from '@leora/db'
import { passwords, users } from '@leora/db/schema/index'
import { canActAsPerson } from '@leora/domain/account/policy'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import { type CodeChannel, codeChannels } from '@leora/domain/second-factor/code-channels'
import type { ProveFactorInput, StepUpInput } from '@leora/domain/second-factor/inputs'
import type { SignInAnswer } from '@leora/domain/sign-in/sign-in'
import type { TenantContext } from '../context.ts'
import { listFactors } from '../sign-in/finish-sign-in.ts'
import { verifyPassword } from '../sign-in/password.ts'
import { renewSession } from '../sign-in/renew-session.ts'
import { recordSignIn } from '../sign-in/sign-in-events.ts'
import { assertMayTry } from '../sign-in/sign-in-guard.ts'
import { proveFactor } from './prove-factor.ts'
import { useStepUpCode } from './step-up-code.ts'

/** The person proves to be there still; what an open session left behind must not do works for a while. */
export async function stepUp(ctx: TenantContext, input: StepUpInput): Promise<SignInAnswer> {
  authorize(canActAsPerson(ctx.actor))
  const isPassword = input.method === 'password'
  await recordOutcome(ctx, () =>
    isPassword ? provePassword(ctx, input.password) : proveAny(ctx, input),
  )
  await renewSession(ctx, {
    isSteppedUp: true,
    steppedUpBy: channelOf(input.method),
    ...(isPassword ? {} : { isFactorProven: true }),
  })
  return { next: 'done' }
}

/** What the company asks for before it lets the person in. */
export async function proveOwnFactor(
  ctx: TenantContext,
  input: ProveFactorInput,
): Promise<SignInAnswer> {
  authorize(canActAsPerson(ctx.actor))
  await recordOutcome(ctx, () => proveAny(ctx, input))
  const steppedUpBy = channelOf(input.method)
  await renewSession(ctx, { isFactorProven: true, isSteppedUp: true, steppedUpBy })
  return { next: 'done' }
}

async function proveAny(ctx: TenantContext, input: ProveFactorInput): Promise<void> {
  if (input.method === 'totp' || input.method === 'recovery') {
    return await proveFactor(ctx, ctx.actor.userId, input, ctx.request)
  }
  await useStepUpCode(ctx, input)
}

function channelOf(method: StepUpInput['method']): CodeChannel | null {
  return codeChannels.find((channel) => channel === method) ?? null
}

async function provePassword(ctx: TenantContext, password: string): Promise<void> {
  const { auth } = ctx.database
  const { userId } = ctx.actor
  if ((await listFactors(auth, userId)).length > 0) {
    throw new DomainError(
      'forbidden',
      'Confirm with your second factor, not with the password alone.',
    )
  }
  const [row] = await auth
    .select({ email: users.email, hash: passwords.hash })
    .from(users)
    .innerJoin(passwords, eq(passwords.userId, users.id))
    .where(eq(users.id, userId))
  if (!row)
    throw new DomainError('invalid_state', 'You sign in without a password. Confirm that way.')
  const { request } = ctx
  const reserved = await assertMayTry(auth, { space: 'account', of: { email: row.email }, request })
  if (!(await verifyPassword(password, row.hash))) {
    throw new DomainError('invalid', 'This is not your password.', {
      fields: { password: 'This is not your password.' },
    })
  }
  await reserved.succeeded()
}

async function recordOutcome(ctx: TenantContext, prove: () => Promise<void>): Promise<void> {
  const { actor, database, request } = ctx
  const event = {
    method: 'password',
    request,
    userId: actor.userId,
    tenantId: actor.tenantId,
    sessionId: actor.sessionId ?? undefined,
  } as const
  try {
    await prove()
  } catch (error) {
    await recordSignIn(database.auth, { ...event, outcome: 'step_up_failed' })
    throw error
  }
  await recordSignIn(database.auth, { ...event, outcome: 'stepped_up' })
}
