export const admin = {
  'see the members': 'die Mitglieder sehen',
  'change roles': 'Rollen ändern',
  'see background jobs': 'Hintergrundaufgaben sehen',
  'An API key may not change roles. Sign in instead.':
    'Ein API-Schlüssel darf keine Rollen ändern. Melden Sie sich stattdessen an.',
  'You may not change your own role. Ask another owner.':
    'Ihre eigene Rolle dürfen Sie nicht ändern. Fragen Sie einen anderen Inhaber.',
  'This person is not a member of your company.': 'Diese Person ist kein Mitglied Ihrer Firma.',

  'Write an e-mail address.': 'Schreiben Sie eine E-Mail-Adresse.',
  'Write the name of the person.': 'Schreiben Sie den Namen der Person.',
  'Write the name of the company.': 'Schreiben Sie den Namen der Firma.',
  'Choose one of the roles {{roles}}.': 'Wählen Sie eine der Rollen {{roles}}.',
  'A password has at least {{least}} characters.': 'Ein Passwort hat mindestens {{least}} Zeichen.',
  'A password has at most {{most}} characters.': 'Ein Passwort hat höchstens {{most}} Zeichen.',
  'The rights are {{rights}}.': 'Die Rechte sind {{rights}}.',
  'Write a whole number of days.': 'Schreiben Sie eine ganze Zahl von Tagen.',
  'A key lives for at least one day.': 'Ein Schlüssel gilt mindestens einen Tag.',
  'A key lives for at most 366 days.': 'Ein Schlüssel gilt höchstens 366 Tage.',
} as const
