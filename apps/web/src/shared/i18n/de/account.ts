import type { Catalogue } from '../en.ts'

export const signIn: Catalogue['signIn'] = {
  title: 'Anmelden',
  tagline: 'Jede Zahl erklärt sich selbst.',
  taglineText: 'Das CRM für Firmen, die vor Ort verkaufen.',
  email: 'E-Mail',
  password: 'Passwort',
  submit: 'Anmelden',
  working: 'Meldet an …',
  back: 'Anderes Konto verwenden',
  or: 'oder',
  passkey: 'Mit einem Passkey anmelden',
  withProvider: 'Mit {{name}} anmelden',
  provider: {
    unavailable:
      'Der Anmeldedienst antwortet nicht. Versuchen Sie es erneut oder melden Sie sich anders an.',
    ended:
      'Diese Anmeldung hat zu lange gedauert oder wurde in einem anderen Browser begonnen. Beginnen Sie von vorn.',
    refused: 'Der Anmeldedienst hat nicht bestätigt, wer Sie sind. Versuchen Sie es erneut.',
    unverified:
      'Der Anmeldedienst hat Ihre E-Mail-Adresse nicht bestätigt. Lassen Sie sie dort bestätigen und versuchen Sie es erneut.',
    unknown:
      'Niemand hier hat Ihre E-Mail-Adresse. Bitten Sie einen Inhaber Ihrer Firma um eine Einladung.',
    prove:
      'Sie haben hier bereits ein Konto. Melden Sie sich einmal wie gewohnt an; danach funktioniert auch der andere Weg.',
    no_company: 'Sie gehören zu keiner Firma mehr. Bitten Sie um eine Einladung.',
  },
  demo: 'Die Demo-Firma ausprobieren als',
  demoHint: 'Die Demo behält ihre Daten auf diesem Rechner. Sehen Sie sie von jeder Seite an.',
  expired: 'Sie wurden abgemeldet. Melden Sie sich an, um weiterzumachen.',
  showPassword: 'Passwort zeigen',
  forgot: 'Passwort vergessen?',
  isNew: 'Neu hier?',
  signUp: 'Mit Ihrer Firma beginnen',
}

export const settings: Catalogue['settings'] = {
  profile: {
    title: 'Profil',
    intro: 'Wie Sie erscheinen und wie Leora mit Ihnen spricht.',
    you: 'Sie',
    screen: 'Bildschirm',
    name: 'Name',
    email: 'E-Mail',
    emailHint: 'Mit dieser Adresse melden Sie sich an.',
    locale: 'Sprache',
    timeZone: 'Zeitzone',
    timeZoneHint: 'Dort ist es jetzt {{time}}.',
    theme: 'Darstellung',
    density: 'Dichte',
    comfortable: 'Bequem',
    compact: 'Kompakt',
    saved: 'Gespeichert.',
    english: 'English',
    german: 'Deutsch',
  },
  apiKeys: {
    title: 'API-Schlüssel',
    intro: 'Für Programme, die in dieser Firma in Ihrem Namen handeln.',
    new: 'Neuer Schlüssel',
    create: 'Schlüssel anlegen',
    name: 'Genutzt von',
    namePlaceholder: 'Etwa „nächtlicher Export“',
    scopes: 'Rechte',
    read: 'Lesen',
    write: 'Schreiben',
    expires: 'Läuft ab',
    expiresIn: 'Gültig für',
    days_one: '{{count}} Tag',
    days_other: '{{count}} Tage',
    lastUsed: 'Zuletzt genutzt',
    never: 'Nie',
    usedFrom: 'von {{address}}',
    ended: 'Abgelaufen',
    endsSoon: 'Bald',
    owner: 'Angelegt von',
    revoke: 'Widerrufen',
    revokeTitle: '„{{name}}“ widerrufen?',
    revokeText:
      'Programme mit diesem Schlüssel arbeiten sofort nicht mehr. Das lässt sich nicht rückgängig machen.',
    revoked: 'Der Schlüssel wurde widerrufen.',
    createdTitle: 'Ihr neuer Schlüssel',
    createdText:
      'Kopieren Sie ihn jetzt. Er wird nur dieses eine Mal gezeigt und nirgends aufbewahrt.',
    emptyTitle: 'Noch keine Schlüssel',
    emptyText:
      'Mit einem Schlüssel liest oder schreibt ein Programm, was Sie dürfen; er lässt sich jederzeit widerrufen.',
    done: 'Ich habe ihn kopiert',
  },
}
