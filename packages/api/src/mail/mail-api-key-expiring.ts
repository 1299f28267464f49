import { listReaderAndOwners, type MailScope } from './readers.ts'
import { sendAllLater } from './send-later.ts'
import { apiKeyExpiringMail } from './templates/api-key-expiring.ts'

export interface ExpiringKey {
  userId: string
  name: string
  start: string | null
  expiresAt: string
  lastUsedAt: string | null
}

/** Tells the maker of a key and every owner that it ends soon, in the transaction that notes so. */
export async function mailApiKeyExpiring(scope: MailScope, key: ExpiringKey): Promise<void> {
  const readers = await listReaderAndOwners(scope, key.userId)
  const makerName = readers.find((reader) => reader.userId === key.userId)?.name ?? ''
  const mails = readers.map((reader) => ({
    recipient: reader.email,
    ...apiKeyExpiringMail(reader, {
      companyName: reader.companyName,
      makerName,
      isOwn: reader.userId === key.userId,
      keyName: key.name,
      keyStart: key.start,
      expiresAt: key.expiresAt,
      lastUsedAt: key.lastUsedAt,
    }),
  }))
  await sendAllLater(scope, mails)
}
