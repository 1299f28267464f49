import type { TenantContext } from '../context.ts'
import { findReader } from './readers.ts'
import { sendAllLater } from './send-later.ts'
import { type FactorChange, factorChangedMail } from './templates/factor-changed.ts'

/** Tells the person how they sign in was changed, so that a stranger cannot do it unnoticed. */
export async function mailFactorChanged(
  ctx: TenantContext,
  userId: string,
  change: FactorChange,
): Promise<void> {
  const reader = await findReader(ctx, userId)
  if (!reader) return
  await sendAllLater(ctx, [
    { recipient: reader.email, ...factorChangedMail(reader, change) },
    ...reader.formerEmails.map((recipient) => ({
      recipient,
      ...factorChangedMail(reader, change, { isFormer: true }),
    })),
  ])
}
