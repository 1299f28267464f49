export const signUp = {
  'Write the name of your company.': 'Schreiben Sie den Namen Ihrer Firma.',
  'Write an e-mail address.': 'Schreiben Sie eine E-Mail-Adresse.',
  'Write an e-mail address like name@company.com.':
    'Schreiben Sie eine E-Mail-Adresse wie name@firma.at.',
  'A password has at least {{least}} characters.': 'Ein Passwort hat mindestens {{least}} Zeichen.',
  'A password has at most {{most}} characters.': 'Ein Passwort hat höchstens {{most}} Zeichen.',
  'Choose a password that is not made of your name, address or company.':
    'Wählen Sie ein Passwort, das nicht aus Ihrem Namen, Ihrer Adresse oder Ihrer Firma besteht.',
  'Many people use this password, so it is guessed first. Choose another one, such as four words that do not belong together.':
    'Viele verwenden dieses Passwort, also wird es zuerst geraten. Wählen Sie ein anderes, etwa vier Wörter, die nicht zusammengehören.',
  'This link is not complete.': 'Dieser Link ist nicht vollständig.',
  'This link was used before, or is older than a day. Sign in, or sign up again.':
    'Dieser Link wurde schon verwendet oder ist älter als ein Tag. Melden Sie sich an, oder registrieren Sie sich noch einmal.',
  'This address has a sign-in by now. Sign in with it.':
    'Für diese Adresse gibt es inzwischen eine Anmeldung. Melden Sie sich damit an.',
  'This link was used before, or is older than an hour. Ask for a new one.':
    'Dieser Link wurde schon verwendet oder ist älter als eine Stunde. Fordern Sie einen neuen an.',
  'This link was used before, or is too old. Ask for the change again.':
    'Dieser Link wurde schon verwendet oder ist zu alt. Fordern Sie die Änderung noch einmal an.',
  'You sign in without a password. Set one by a reset.':
    'Sie melden sich ohne Passwort an. Setzen Sie eines über „Passwort vergessen“.',
  'An API key may not invite people. Sign in instead.':
    'Ein API-Schlüssel darf niemanden einladen. Melden Sie sich stattdessen an.',
  'An API key may not suspend people. Sign in instead.':
    'Ein API-Schlüssel darf niemanden sperren. Melden Sie sich stattdessen an.',
  'You may not suspend yourself. Ask an owner.':
    'Sie dürfen sich nicht selbst sperren. Fragen Sie einen Inhaber.',
  'This person is a member of your company already.':
    'Diese Person ist bereits Mitglied Ihrer Firma.',
  'This person is a member already.': 'Diese Person ist bereits Mitglied.',
  'This invitation does not exist, or is no longer open.':
    'Diese Einladung gibt es nicht, oder sie ist nicht mehr offen.',
  'You have a sign-in already. Sign in to join.':
    'Sie haben bereits eine Anmeldung. Melden Sie sich an, um beizutreten.',
  'This invitation is for {{email}}. Sign in with that address to join.':
    'Diese Einladung gilt für {{email}}. Melden Sie sich mit dieser Adresse an, um beizutreten.',
  'This invitation was used, taken back, or is older than a week. Ask for a new one.':
    'Diese Einladung wurde verwendet, zurückgenommen oder ist älter als eine Woche. Bitten Sie um eine neue.',
  'New companies are not taken here. Ask to be invited.':
    'Hier werden keine neuen Firmen angelegt. Lassen Sie sich einladen.',
  'You are suspended in this company. Ask an owner there to let you in again.':
    'Sie sind in dieser Firma gesperrt. Bitten Sie dort einen Inhaber, Sie wieder hereinzulassen.',
} as const
