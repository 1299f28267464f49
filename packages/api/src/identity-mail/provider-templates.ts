import type { Text } from './templates.ts'

type Kind = 'identity_attached' | 'identity_removed'

export const providerMailInEnglish: Record<Kind, Text> = {
  identity_attached: {
    subject: ({ provider }) => `You can sign in to Leora by ${provider}`,
    lines: ({ provider, account, link }) => [
      `${account} at ${provider} signs you in to Leora from now on. If this was you, all is well.`,
      'If it was not, remove it in your security settings, choose a new password, and tell an owner of your company:',
      link ?? '',
    ],
  },
  identity_removed: {
    subject: ({ provider }) => `A sign-in by ${provider} was removed from Leora`,
    lines: ({ account, link }) => [
      `${account} no longer signs you in to Leora, and your other sessions ended. If this was you, all is well.`,
      'If it was not, look at your security settings, choose a new password, and tell an owner of your company:',
      link ?? '',
    ],
  },
}

export const providerMailInGerman: Record<Kind, Text> = {
  identity_attached: {
    subject: ({ provider }) => `Sie können sich über ${provider} bei Leora anmelden`,
    lines: ({ provider, account, link }) => [
      `${account} bei ${provider} meldet Sie ab jetzt bei Leora an. Wenn Sie das waren, ist alles in Ordnung.`,
      'Wenn nicht, entfernen Sie es in Ihren Sicherheitseinstellungen, wählen Sie ein neues Passwort und sagen Sie es einem Inhaber Ihrer Firma:',
      link ?? '',
    ],
  },
  identity_removed: {
    subject: ({ provider }) => `Eine Anmeldung über ${provider} wurde bei Leora entfernt`,
    lines: ({ account, link }) => [
      `${account} meldet Sie nicht mehr bei Leora an, und Ihre anderen Sitzungen sind beendet. Wenn Sie das waren, ist alles in Ordnung.`,
      'Wenn nicht, sehen Sie in Ihren Sicherheitseinstellungen nach, wählen Sie ein neues Passwort und sagen Sie es einem Inhaber Ihrer Firma:',
      link ?? '',
    ],
  },
}
