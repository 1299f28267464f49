import { sql } from '@leora/db'
import { canActAsPerson } from '@leora/domain/account/policy'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import { hintOf } from '@leora/domain/second-factor/code-channels'
import type { AccountSecurity } from '@leora/domain/second-factor/second-factor'
import type { TenantContext } from '../context.ts'

export async function getAccountSecurity(ctx: TenantContext): Promise<AccountSecurity> {
  authorize(canActAsPerson(ctx.actor))
  return await readAccountSecurity(ctx)
}

/** How the person signs in, and what this company asks of their role. */
export async function readAccountSecurity({
  actor,
  database,
  textSender,
}: TenantContext): Promise<AccountSecurity> {
  const { tenantId, userId, role } = actor
  const rows = await database.auth.execute<{ security: AccountSecurity }>(sql`
    select json_build_object(
      'hasPassword', exists (select from auth.passwords p where p.user_id = ${userId}),
      'totp', (select json_build_object('confirmedAt', t.confirmed_at) from auth.totp t
        where t.user_id = ${userId} and t.confirmed_at is not null),
      'recoveryCodesLeft', (select count(*) from auth.recovery_codes r where r.user_id = ${userId}),
      'passkeys', (select count(*) from auth.passkeys k where k.user_id = ${userId}),
      'codeChannels', (select coalesce(json_agg(json_build_object('channel', k.channel,
        'to', coalesce(k.phone, u.email)) order by k.channel), '[]'::json)
        from auth.code_channels k join auth.users u on u.id = k.user_id
        where k.user_id = ${userId} and k.confirmed_at is not null),
      'isFactorRequired', exists (select from security_policies s
        where s.tenant_id = ${tenantId} and ${role} = any (s.factor_required_roles))) as security`)
  const security = rows[0]?.security
  if (!security) throw new DomainError('not_found', 'This person does not exist any more.')
  return {
    ...security,
    codeChannels: security.codeChannels.map(({ channel, to }) => ({
      channel,
      to: hintOf(channel, to),
    })),
    canSendTexts: Boolean(textSender),
  }
}
