export const sessions = {
  'An API key may not end sessions. Sign in instead.':
    'Ein API-Schlüssel darf keine Sitzungen beenden. Melden Sie sich stattdessen an.',
  'This link was used already or is too old. Sign in and look at your sessions.':
    'Dieser Link wurde schon verwendet oder ist zu alt. Melden Sie sich an und sehen Sie Ihre Sitzungen durch.',
} as const
