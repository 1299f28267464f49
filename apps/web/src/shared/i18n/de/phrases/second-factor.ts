export const secondFactor = {
  'The text message could not be sent. Try again in a moment, or choose another way.':
    'Die SMS konnte nicht gesendet werden. Versuchen Sie es gleich noch einmal, oder wählen Sie einen anderen Weg.',
  'No code can be sent to you this way. Choose another.':
    'Auf diesem Weg kann Ihnen kein Code geschickt werden. Wählen Sie einen anderen.',
  'A code was sent a moment ago. Wait a minute before you ask for another.':
    'Gerade wurde ein Code geschickt. Warten Sie eine Minute, bevor Sie einen weiteren anfordern.',
  'This code is not right, or too old. Look at the newest message, or ask for another code.':
    'Dieser Code stimmt nicht, oder er ist zu alt. Sehen Sie in die neueste Nachricht, oder fordern Sie einen weiteren an.',
  'A sent code is a second choice. Set up an authenticator app or a passkey first.':
    'Ein geschickter Code ist die zweite Wahl. Richten Sie zuerst eine Authenticator-App oder einen Passkey ein.',
  'This Leora sends no text messages.': 'Dieses Leora verschickt keine SMS.',
  'Write the number with its country code, like +43 660 1234567.':
    'Schreiben Sie die Nummer mit ihrer Landesvorwahl, etwa +43 660 1234567.',
  'Write the six digits that were sent to you.':
    'Schreiben Sie die sechs Ziffern, die Ihnen geschickt wurden.',
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
  'This sign-in took too long or too many tries, or another one was begun in this browser. Begin again.':
    'Diese Anmeldung hat zu lange gedauert oder zu viele Versuche gebraucht, oder in diesem Browser wurde eine andere begonnen. Beginnen Sie von vorn.',
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
  'Many codes were sent within the hour. Choose another way, or wait.':
    'In der letzten Stunde wurden viele Codes verschickt. Wählen Sie einen anderen Weg oder warten Sie.',
  'A code that goes there is not enough to change where it goes. Confirm in another way.':
    'Ein Code, der dorthin geht, reicht nicht, um zu ändern, wohin er geht. Bestätigen Sie auf einem anderen Weg.',
} as const
