import type { ApiKey } from '@leora/domain/account/account'
import type { TenantContext } from '../context.ts'
import { listReaderAndOwners } from './readers.ts'
import { sendAllLater } from './send-later.ts'
import { apiKeyCreatedMail } from './templates/api-key-created.ts'

/** Tells the maker of a key and every owner, in the transaction that made it. */
export async function mailApiKeyCreated(
  ctx: TenantContext,
  key: Pick<ApiKey, 'name' | 'scopes' | 'expiresAt'>,
): Promise<void> {
  const { userId } = ctx.actor
  const readers = await listReaderAndOwners(ctx, userId)
  const creatorName = readers.find((reader) => reader.userId === userId)?.name ?? ''
  const mails = readers.map((reader) => ({
    recipient: reader.email,
    ...apiKeyCreatedMail(reader, {
      companyName: reader.companyName,
      creatorName,
      isOwn: reader.userId === userId,
      keyName: key.name,
      scopes: key.scopes,
      expiresAt: key.expiresAt,
    }),
  }))
  await sendAllLater(ctx, mails)
}
