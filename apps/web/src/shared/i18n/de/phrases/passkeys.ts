export const passkeys = {
  'Name the passkey, for example after the device that holds it.':
    'Benennen Sie den Passkey, zum Beispiel nach dem Gerät, auf dem er liegt.',
  'This passkey is your only way in. Set a password or add another passkey first.':
    'Dieser Passkey ist Ihr einziger Zugang. Legen Sie zuerst ein Passwort fest oder fügen Sie einen weiteren Passkey hinzu.',
  'You have 20 passkeys already. Remove one first.':
    'Sie haben bereits 20 Passkeys. Entfernen Sie zuerst einen.',
  'This took too long, or was used already. Try again.':
    'Das hat zu lange gedauert oder wurde schon verwendet. Versuchen Sie es erneut.',
  'This passkey could not be added. Try again.':
    'Dieser Passkey konnte nicht hinzugefügt werden. Versuchen Sie es erneut.',
  'This passkey is in use already.': 'Dieser Passkey wird bereits verwendet.',
  'This passkey does not exist any more.': 'Diesen Passkey gibt es nicht mehr.',
  'This passkey was not accepted. Try again, or sign in another way.':
    'Dieser Passkey wurde nicht angenommen. Versuchen Sie es erneut oder melden Sie sich anders an.',
  'This passkey may have been copied, so it was not accepted. Sign in another way and remove it.':
    'Dieser Passkey wurde möglicherweise kopiert und deshalb nicht angenommen. Melden Sie sich anders an und entfernen Sie ihn.',
  'You have no passkey yet. Confirm another way.':
    'Sie haben noch keinen Passkey. Bestätigen Sie auf andere Weise.',
  'Passkeys work only at an address with a name and https. Ask who runs this server to set PUBLIC_URL.':
    'Passkeys funktionieren nur unter einer Adresse mit einem Namen und https. Bitten Sie den Betreiber dieses Servers, PUBLIC_URL zu setzen.',
} as const
