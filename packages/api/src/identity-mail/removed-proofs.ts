import type { Locale } from '@leora/domain/account/inputs'

/** What somebody else may have added to an account, to come back by it. */
export type AddedProof = 'passkey' | 'app' | 'recoveryCode' | 'channel' | 'identity' | 'apiKey'

/** What was removed, in words; empty when nothing was. */
export function describeRemoved(locale: Locale, counts: Record<AddedProof, number>): string {
  const found = order.filter((proof) => counts[proof] > 0).map((proof) => names[locale][proof])
  return new Intl.ListFormat(locale).format(found)
}

const order = ['passkey', 'app', 'recoveryCode', 'channel', 'identity', 'apiKey'] as const

const names: Record<Locale, Record<AddedProof, string>> = {
  en: {
    passkey: 'passkeys',
    app: 'the authenticator app',
    recoveryCode: 'recovery codes',
    channel: 'addresses and numbers for codes',
    identity: 'sign-ins at other services',
    apiKey: 'API keys',
  },
  de: {
    passkey: 'Passkeys',
    app: 'die Authenticator-App',
    recoveryCode: 'Wiederherstellungscodes',
    channel: 'Adressen und Nummern für Codes',
    identity: 'Anmeldungen bei anderen Diensten',
    apiKey: 'API-Schlüssel',
  },
}
