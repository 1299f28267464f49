export const account = {
  'Write your e-mail address.': 'Schreiben Sie Ihre E-Mail-Adresse.',
  'Write your password.': 'Schreiben Sie Ihr Passwort.',
  'E-mail and password do not match. Check both and try again.':
    'E-Mail und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es erneut.',
  'Too many tries. Wait {{minutes}} minutes and try again.':
    'Zu viele Versuche. Warten Sie {{minutes}} Minuten und versuchen Sie es erneut.',
  'Too many tries. Wait {{seconds}} seconds and try again.':
    'Zu viele Versuche. Warten Sie {{seconds}} Sekunden und versuchen Sie es erneut.',
  'Write your name.': 'Schreiben Sie Ihren Namen.',
  'Choose a time zone such as Europe/Vienna.': 'Wählen Sie eine Zeitzone wie Europe/Vienna.',
  'This person does not exist any more.': 'Diese Person gibt es nicht mehr.',
  'You are not a member of this company.': 'Sie sind kein Mitglied dieser Firma.',
  'This session has ended already.': 'Diese Sitzung ist bereits beendet.',

  'Name what will use the key.': 'Benennen Sie, was den Schlüssel verwenden wird.',
  'Choose at least one right.': 'Wählen Sie mindestens ein Recht.',
  'Your company has too many API keys. Revoke some first.':
    'Ihre Firma hat zu viele API-Schlüssel. Widerrufen Sie zuerst einige.',
  'This API key does not exist or was revoked.':
    'Diesen API-Schlüssel gibt es nicht, oder er wurde widerrufen.',
  'An API key may not make or revoke keys. Sign in instead.':
    'Ein API-Schlüssel darf keine Schlüssel erstellen oder widerrufen. Melden Sie sich stattdessen an.',
  'An API key may not do this. Sign in instead.':
    'Ein API-Schlüssel darf das nicht. Melden Sie sich stattdessen an.',
  'make API keys': 'API-Schlüssel erstellen',
} as const
