export const oidc = {
  '{{name}} does not answer. Try again, or sign in another way.':
    '{{name}} antwortet nicht. Versuchen Sie es erneut oder melden Sie sich anders an.',
  'This is your only way in. Set a password or add a passkey first.':
    'Das ist Ihr einziger Zugang. Legen Sie zuerst ein Passwort fest oder fügen Sie einen Passkey hinzu.',
  'No provider of sign-ins is set up here. Ask who runs this server.':
    'Hier ist kein Anbieter für Anmeldungen eingerichtet. Fragen Sie, wer diesen Server betreibt.',
  'You have 20 linked accounts already. Remove one first.':
    'Sie haben bereits 20 verknüpfte Konten. Entfernen Sie zuerst eines.',
  'This linked account does not exist any more.': 'Dieses verknüpfte Konto gibt es nicht mehr.',
} as const
