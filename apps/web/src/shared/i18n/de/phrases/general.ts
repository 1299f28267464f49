/** What holds everywhere: who may, what can be stored, what the server met. */
export const general = {
  'Your role ({{role}}) may not {{act}}. Ask an owner of your company.':
    'Mit Ihrer Rolle ({{role}}) dürfen Sie das nicht: {{act}}. Fragen Sie einen Inhaber Ihrer Firma.',
  'The permission set "{{set}}" does not let you {{act}}. Ask an owner of your company.':
    'Der Berechtigungssatz „{{set}}“ erlaubt Ihnen das nicht: {{act}}. Fragen Sie einen Inhaber Ihrer Firma.',
  'The permission set "{{set}}" lets you {{act}}; this one has no owner. Ask an owner of your company.':
    'Der Berechtigungssatz „{{set}}“ erlaubt Ihnen: {{act}}. Dieser Kunde hat keinen Verantwortlichen. Fragen Sie einen Inhaber Ihrer Firma.',
  'The permission set "{{set}}" lets you {{act}}; this one belongs to {{owner}}. Ask an owner of your company.':
    'Der Berechtigungssatz „{{set}}“ erlaubt Ihnen: {{act}}. Dieser Kunde gehört zu {{owner}}. Fragen Sie einen Inhaber Ihrer Firma.',
  'somebody else': 'jemand anderem',
  'set {{field}}': '{{field}} setzen',
  owner: 'Inhaber',
  manager: 'Leitung',
  rep: 'Außendienst',
  warehouse: 'Lager',
  viewer: 'Nur lesen',
  'This API key may not {{act}}. Make one with the right "{{right}}".':
    'Dieser API-Schlüssel darf das nicht: {{act}}. Erstellen Sie einen mit dem Recht „{{right}}“.',
  read: 'lesen',
  write: 'schreiben',

  'This text holds a character that cannot be stored. Remove it and try again.':
    'Dieser Text enthält ein Zeichen, das nicht gespeichert werden kann. Entfernen Sie es und versuchen Sie es erneut.',
  'Use at most {{most}} characters.': 'Verwenden Sie höchstens {{most}} Zeichen.',
  'Write an e-mail address like name@company.com.':
    'Schreiben Sie eine E-Mail-Adresse wie name@firma.at.',
  'Write a web address that begins with https://.':
    'Schreiben Sie eine Webadresse, die mit https:// beginnt.',
  'The input is not valid.': 'Diese Eingabe ist nicht gültig.',
  'A text holds a character that cannot be stored.':
    'Ein Text enthält ein Zeichen, das nicht gespeichert werden kann.',
  'A number or a date lies outside what can be stored.':
    'Eine Zahl oder ein Datum liegt außerhalb dessen, was gespeichert werden kann.',
  'This does not fit what is stored. Reload and try again.':
    'Das passt nicht zu dem, was gespeichert ist. Laden Sie neu und versuchen Sie es erneut.',
  'This page no longer exists. Reload the list.':
    'Diese Seite gibt es nicht mehr. Laden Sie die Liste neu.',
  'Use the nextCursor of the page before.': 'Verwenden Sie den nextCursor der Seite davor.',

  'Sign in to go on.': 'Melden Sie sich an, um weiterzumachen.',
  'Something went wrong on our side. Nothing was changed. Try again, and give the request id to support if it happens twice.':
    'Bei uns ist etwas schiefgegangen. Es wurde nichts geändert. Versuchen Sie es noch einmal, und nennen Sie dem Support die Kennung, wenn es wieder geschieht.',
  'This took too long and was stopped. Narrow it down and try again.':
    'Das hat zu lange gedauert und wurde abgebrochen. Grenzen Sie es ein und versuchen Sie es erneut.',
  'Somebody is changing the same record. Try again in a moment.':
    'Jemand ändert gerade denselben Datensatz. Versuchen Sie es gleich noch einmal.',
  'The disk of the server is full. Nothing was changed; ask your operator to free space.':
    'Die Festplatte des Servers ist voll. Es wurde nichts geändert; bitten Sie Ihren Betreiber, Platz zu schaffen.',
  'The database cannot be reached. Try again in a moment.':
    'Die Datenbank ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
  'Too many requests. Try again in {{seconds}} seconds.':
    'Das waren zu viele Anfragen. Versuchen Sie es in {{seconds}} Sekunden noch einmal.',
  'Too many requests. Wait a moment and try again.':
    'Das waren zu viele Anfragen. Warten Sie kurz und versuchen Sie es erneut.',
  'Leora is very busy right now. Try again in a moment.':
    'Leora ist gerade sehr ausgelastet. Versuchen Sie es gleich noch einmal.',
  'There is no procedure {{path}} here. Reload the page: Leora may have been updated.':
    'Die Funktion {{path}} gibt es hier nicht. Laden Sie die Seite neu: Leora wurde vielleicht aktualisiert.',
  'Your company asks for a second factor. Confirm yours to go on.':
    'Ihre Firma verlangt einen zweiten Faktor. Bestätigen Sie Ihren, um weiterzumachen.',
  'Your company asks for a second factor. Set one up to go on.':
    'Ihre Firma verlangt einen zweiten Faktor. Richten Sie einen ein, um weiterzumachen.',
  'Confirm that it is you, then try again.':
    'Bestätigen Sie, dass Sie es sind, und versuchen Sie es dann noch einmal.',
} as const
