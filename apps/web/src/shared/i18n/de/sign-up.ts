export const signUp = {
  title: 'Mit Leora beginnen',
  intro: 'Es wird nichts angelegt, bevor Sie unsere E-Mail beantworten.',
  closed: 'Hier werden keine neuen Firmen angelegt. Lassen Sie sich einladen.',
  company: 'Firma',
  name: 'Ihr Name',
  submit: 'Weiter',
  working: 'Einen Moment…',
  password: {
    rule: 'Mindestens {{least}} Zeichen. Vier Wörter, die nicht zusammengehören, merkt man sich leicht.',
    short_one: 'Noch {{count}} Zeichen.',
    short_other: 'Noch {{count}} Zeichen.',
    personal: 'Das besteht aus dem, was alle über Sie wissen.',
    guessable: 'Das wird unter den ersten geraten.',
    good: 'Gut.',
    strong: 'Stark.',
  },
  mailed: {
    signUp:
      'Wir haben einen Link an {{email}} geschickt. Öffnen Sie ihn innerhalb eines Tages, um zu beginnen.',
    forgot:
      'Falls es zu {{email}} eine Anmeldung gibt, ist ein Link dorthin unterwegs. Öffnen Sie ihn innerhalb einer Stunde, um ein neues Passwort zu wählen.',
    hint: 'Das kann eine Minute dauern. Sehen Sie auch bei der unerwünschten Post nach.',
    again: 'Nichts angekommen: Adresse prüfen und noch einmal senden',
  },
  way: {
    title: 'Wie es von hier weitergeht',
    signIn: 'Anmelden',
    begin: 'Mit einer eigenen Firma beginnen',
    signUp: 'Noch einmal registrieren',
    forgot: 'Neues Passwort wählen',
    outbox: 'Die Post auf diesem Rechner lesen',
  },
  verify: {
    title: 'Willkommen bei Leora',
    intro: 'Mit dem nächsten Klick ist Ihre Adresse bestätigt, und Ihre Firma beginnt.',
    submit: 'Beginnen',
    begun:
      'Ihre Firma beginnt. Melden Sie sich mit dem Passwort an, das Sie haben, um darin zu arbeiten.',
  },
  forgot: {
    title: 'Passwort vergessen?',
    submit: 'Link senden',
  },
  reset: {
    title: 'Neues Passwort wählen',
    password: 'Neues Passwort',
    submit: 'Passwort speichern',
    done: 'Ihr neues Passwort ist gespeichert, und alle Ihre Sitzungen sind beendet. Melden Sie sich damit an.',
  },
  confirmEmail: {
    title: 'Ihre Adresse',
    intro:
      'Mit dem nächsten Klick melden Sie sich mit der Adresse an, an die dieser Link geschickt wurde.',
    submit: 'Adresse bestätigen',
    done: 'Ab jetzt melden Sie sich mit der Adresse an, an die der Link geschickt wurde.',
    takenBack:
      'Ihr Konto gehört wieder Ihnen: Alle Sitzungen sind beendet, und das Passwort öffnet nichts mehr. Den Weg zu einem neuen finden Sie in Ihrem Postfach.',
  },
  invite: {
    title: '{{company}} beitreten',
    titleUnknown: 'Ihre Einladung',
    by: '{{name}} lädt Sie ein, in Leora zusammenzuarbeiten.',
    known: 'Melden Sie sich als {{email}} an, um beizutreten.',
    password: 'Passwort wählen',
    join: 'Beitreten',
  },
  noCompany: {
    title: 'Sie gehören zurzeit zu keiner Firma.',
    invited:
      'Bitten Sie einen Inhaber der Firma, für die Sie arbeiten, um eine Einladung und öffnen Sie den Link in der E-Mail.',
    begin:
      'Oder beginnen Sie mit einer eigenen Firma: Geben Sie die Adresse an, mit der Sie sich anmelden, und beantworten Sie die E-Mail.',
  },
  outbox: {
    title: 'Post auf diesem Rechner',
    intro:
      'Diese Demo hat keinen Mailserver, also liegt hier die Post, die sie senden würde. Keine andere Installation zeigt diese Seite.',
    seen: 'Die E-Mail „{{subject}}“, wie sie aussieht',
    to: 'An {{recipient}}',
    emptyTitle: 'Keine Post',
    emptyText:
      'Registrieren Sie sich, laden Sie jemanden ein oder fordern Sie ein neues Passwort an: Die E-Mail erscheint hier.',
    closedTitle: 'Hier gibt es keinen Postausgang',
    closedText: 'Diese Installation versendet ihre Post.',
  },
} as const
