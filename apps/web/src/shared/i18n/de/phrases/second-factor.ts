export const secondFactor = {
  'Write the six digits that your app shows.':
    'Schreiben Sie die sechs Ziffern, die Ihre App zeigt.',
  'Write one of your recovery codes, all of it.':
    'Schreiben Sie einen Ihrer Wiederherstellungscodes vollständig.',
  'Write why, for the record.': 'Schreiben Sie für das Protokoll, warum.',
  'Your company asks for a second factor. Set up another one first.':
    'Ihre Firma verlangt einen zweiten Faktor. Richten Sie zuerst einen anderen ein.',
  'Change your own second factor in your security settings.':
    'Ändern Sie Ihren eigenen zweiten Faktor in Ihren Sicherheitseinstellungen.',
  'This code is not right, or was used before. Wait for the next one and try again.':
    'Dieser Code stimmt nicht, oder er wurde schon verwendet. Warten Sie auf den nächsten und versuchen Sie es erneut.',
  'This recovery code is not right, or was used before. Try another one.':
    'Dieser Wiederherstellungscode stimmt nicht, oder er wurde schon verwendet. Versuchen Sie einen anderen.',
  'You have an authenticator app already. Remove it first to set up another one.':
    'Sie haben bereits eine Authenticator-App. Entfernen Sie sie zuerst, um eine andere einzurichten.',
  'Begin setting up your app again.': 'Beginnen Sie die Einrichtung Ihrer App von vorn.',
  'This code is not right. Check the clock of your device, then write the code shown now.':
    'Dieser Code stimmt nicht. Prüfen Sie die Uhr Ihres Geräts und schreiben Sie dann den Code, der jetzt gezeigt wird.',
  'Write the code shown now.': 'Schreiben Sie den Code, der jetzt gezeigt wird.',
  'Recovery codes come with an authenticator app.':
    'Wiederherstellungscodes gibt es zu einer Authenticator-App.',
  'This person works for another company, too. They reset their second factor themselves, by a recovery code.':
    'Diese Person arbeitet auch für eine andere Firma. Sie setzt ihren zweiten Faktor selbst mit einem Wiederherstellungscode zurück.',
  'This sign-in took too long or too many tries. Begin again.':
    'Diese Anmeldung hat zu lange gedauert oder zu viele Versuche gebraucht. Beginnen Sie von vorn.',
  'Confirm with your second factor, not with the password alone.':
    'Bestätigen Sie mit Ihrem zweiten Faktor, nicht nur mit dem Passwort.',
  'You sign in without a password. Confirm that way.':
    'Sie melden sich ohne Passwort an. Bestätigen Sie auf diesem Weg.',
  'This is not your password.': 'Das ist nicht Ihr Passwort.',

  'Sessions stay open for at least 5 minutes.':
    'Sitzungen bleiben mindestens 5 Minuten lang offen.',
  'Sessions end after at most 30 days without use.':
    'Sitzungen enden spätestens nach 30 Tagen ohne Nutzung.',
  'Sessions last at least an hour.': 'Sitzungen dauern mindestens eine Stunde.',
  'Sessions last at most a year.': 'Sitzungen dauern höchstens ein Jahr.',
  'Write a whole number of minutes.': 'Schreiben Sie eine ganze Zahl von Minuten.',
  'Write a whole number of hours.': 'Schreiben Sie eine ganze Zahl von Stunden.',
  'A session cannot idle longer than it lasts.':
    'Eine Sitzung kann nicht länger ungenutzt bleiben, als sie dauert.',
  'Somebody changed this policy while you were editing. Choose which values to keep.':
    'Jemand hat diese Richtlinie geändert, während Sie daran gearbeitet haben. Wählen Sie, welche Werte bleiben sollen.',
  'Set up your own second factor first, then ask for it from your role.':
    'Richten Sie zuerst Ihren eigenen zweiten Faktor ein, dann verlangen Sie ihn von Ihrer Rolle.',
} as const
