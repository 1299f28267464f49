import { providerMailInGerman } from './provider-templates.ts'
import { returnMailInGerman } from './return-templates.ts'
import type { IdentityMailKind, Text } from './templates.ts'

export const german: Record<IdentityMailKind, Text> = {
  ...providerMailInGerman,
  ...returnMailInGerman,
  verify_sign_up: {
    subject: () => 'Bestätigen Sie Ihre Adresse, um mit Leora zu beginnen',
    lines: ({ company, link }) => [
      `Öffnen Sie diesen Link, um ${company} in Leora zu beginnen. Er gilt einmal und einen Tag lang:`,
      link ?? '',
      'Falls Sie das nicht angefordert haben, tun Sie nichts: Es wurde kein Konto angelegt.',
    ],
  },
  known_sign_up: {
    subject: () => 'Sie haben bereits eine Anmeldung bei Leora',
    lines: ({ link }) => [
      'Jemand, vermutlich Sie, wollte mit dieser Adresse ein neues Konto anlegen. Sie haben bereits eines: Melden Sie sich damit an.',
      'Falls Sie das Passwort vergessen haben, wählen Sie hier ein neues:',
      link ?? '',
      'Falls Sie das nicht waren, tun Sie nichts: Es wurde nichts geändert.',
    ],
  },
  reset_password: {
    subject: () => 'Wählen Sie ein neues Passwort für Leora',
    lines: ({ link }) => [
      'Öffnen Sie diesen Link, um ein neues Passwort zu wählen. Er gilt einmal und eine Stunde lang:',
      link ?? '',
      'Falls Sie das nicht angefordert haben, tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
    ],
  },
  password_changed: {
    subject: () => 'Ihr Leora-Passwort wurde geändert',
    lines: ({ link }) => [
      'Das Passwort Ihres Kontos wurde geändert. Wenn Sie das waren, ist alles in Ordnung.',
      'Wenn nicht, wählen Sie sofort ein neues und sagen Sie es einem Inhaber Ihrer Firma:',
      link ?? '',
    ],
  },
  confirm_email: {
    subject: () => 'Bestätigen Sie Ihre neue Adresse für Leora',
    lines: ({ link }) => [
      'Öffnen Sie diesen Link, um sich ab jetzt mit dieser Adresse anzumelden. Er gilt einmal und einen Tag lang:',
      link ?? '',
      'Falls Sie das nicht angefordert haben, tun Sie nichts.',
    ],
  },
  email_changed: {
    subject: () => 'Ihre Adresse für Leora wurde geändert',
    lines: ({ newEmail, link }) => [
      `Sie melden sich ab jetzt mit ${newEmail} an. Wenn Sie das waren, ist alles in Ordnung.`,
      'Wenn nicht, nehmen Sie es binnen drei Tagen zurück. Alle Sitzungen enden, das Passwort öffnet nichts mehr, was seit dem Tag davor hinzukam, wird entfernt, und Sie bekommen eine E-Mail, um ein neues Passwort zu wählen:',
      link ?? '',
    ],
  },
  invitation: {
    subject: ({ company }) => `Sie sind zu ${company} in Leora eingeladen`,
    lines: ({ inviter, company, link }) => [
      `${inviter} lädt Sie ein, mit ${company} in Leora zu arbeiten. Öffnen Sie diesen Link, um beizutreten; er gilt einmal und eine Woche lang:`,
      link ?? '',
      'Falls Sie nicht wissen, von wem das kommt, tun Sie nichts.',
    ],
  },
  sign_in_code: {
    subject: () => 'Ihr Code für die Anmeldung bei Leora',
    lines: ({ code }) => [
      `Schreiben Sie diesen Code dort, wo Sie sich anmelden: ${code}`,
      'Er gilt einmal und zehn Minuten lang. Niemand von Leora wird Sie danach fragen.',
      'Wenn Sie sich gerade nicht anmelden, kennt jemand Ihr Passwort: Ändern Sie es jetzt.',
    ],
  },
  strange_sign_in: {
    subject: () => 'Eine neue Anmeldung in Ihrem Leora-Konto',
    lines: ({ what, when, where, device, link }) => [
      `Jemand hat sich in Ihrem Konto angemeldet, und das ist ungewöhnlich: ${what}.`,
      `Wann: ${when}\nWo: ${where}\nWomit: ${device}`,
      'Wenn Sie das waren, müssen Sie nichts tun. Wenn nicht, öffnen Sie diesen Link. Er beendet alle Ihre Sitzungen, nimmt Ihr Passwort zurück und entfernt Passkeys, Apps und Schlüssel, die seit dem Tag davor hinzukamen, und Sie bekommen eine E-Mail, um ein neues zu wählen:',
      link ?? '',
    ],
  },
  refused_guesses: {
    subject: () => 'Jemand versucht, sich in Ihrem Leora-Konto anzumelden',
    lines: ({ when, where, device, link }) => [
      'Jemand wollte sich viele Male in Ihrem Konto anmelden und wurde abgewiesen. Niemand kam hinein.',
      `Zuletzt: ${when}\nVon: ${where}\nWomit: ${device}`,
      'Wenn Sie das waren, müssen Sie nichts tun. Wenn Sie fürchten, dass Ihr Passwort bekannt ist, öffnen Sie diesen Link. Er beendet alle Ihre Sitzungen, nimmt Ihr Passwort zurück und entfernt Passkeys, Apps und Schlüssel, die seit dem Tag davor hinzukamen, und Sie bekommen eine E-Mail, um ein neues zu wählen:',
      link ?? '',
    ],
  },
}
