export const sessions = {
  'An API key may not end sessions. Sign in instead.':
    'Ein API-Schlüssel darf keine Sitzungen beenden. Melden Sie sich stattdessen an.',
  'end the sessions of others': 'die Sitzungen anderer beenden',
} as const
