import type { Text } from './templates.ts'

/** To who comes back: to a company, or to an account that somebody else was in. */
type Kind = 'begin_again' | 'account_taken_back'

export const returnMailInEnglish: Record<Kind, Text> = {
  begin_again: {
    subject: () => 'Begin a company in Leora',
    lines: ({ company, link }) => [
      `Open this link to begin ${company} in Leora. It works once, within a day:`,
      link ?? '',
      'You have a sign-in already, and it stays as it is: sign in with the password you have, not with the one you wrote just now.',
      'If you did not ask for this, do nothing: nothing was changed.',
    ],
  },
  account_taken_back: {
    subject: () => 'Choose a new password: your Leora account is yours again',
    lines: ({ what, link }) => [
      'All sessions have ended, and the password from before opens nothing any more. Open this link to choose a new one. It works once, within an hour:',
      link ?? '',
      'When it is too old, ask for another one by “Forgot password?” on the sign-in page.',
      what
        ? `Removed, because it was added since the day before: ${what}. Add again what was yours.`
        : 'No passkey, app or key was added since the day before, so none was removed.',
    ],
  },
}

export const returnMailInGerman: Record<Kind, Text> = {
  begin_again: {
    subject: () => 'Beginnen Sie eine Firma in Leora',
    lines: ({ company, link }) => [
      `Öffnen Sie diesen Link, um ${company} in Leora zu beginnen. Er gilt einmal und einen Tag lang:`,
      link ?? '',
      'Sie haben bereits eine Anmeldung, und sie bleibt, wie sie ist: Melden Sie sich mit dem Passwort an, das Sie haben, nicht mit dem eben eingegebenen.',
      'Falls Sie das nicht angefordert haben, tun Sie nichts: Es wurde nichts geändert.',
    ],
  },
  account_taken_back: {
    subject: () => 'Wählen Sie ein neues Passwort: Ihr Leora-Konto gehört wieder Ihnen',
    lines: ({ what, link }) => [
      'Alle Sitzungen sind beendet, und das Passwort von vorher öffnet nichts mehr. Öffnen Sie diesen Link, um ein neues zu wählen. Er gilt einmal und eine Stunde lang:',
      link ?? '',
      'Wenn er zu alt ist, fordern Sie auf der Anmeldeseite mit „Passwort vergessen?“ einen neuen an.',
      what
        ? `Entfernt, weil es seit dem Tag davor hinzukam: ${what}. Fügen Sie wieder hinzu, was Ihnen gehört.`
        : 'Seit dem Tag davor kam kein Passkey, keine App und kein Schlüssel hinzu, also wurde nichts entfernt.',
    ],
  },
}
