/** Sentences for failures only the browser knows of; the server sends its own. */
export const errors = {
  signed_out: 'You are signed out. Sign in to go on.',
  offline: 'You are offline. Try again when you are connected.',
  unreachable: 'The server cannot be reached. Check your connection and try again.',
  timeout: 'The server did not answer in time. Try again in a moment.',
  unavailable: 'The server is busy. Try again in a moment.',
  limit_reached: 'That was too much at once. Wait a moment and try again.',
  forbidden: 'You may not do this. Ask an owner of your company.',
  internal: 'Something went wrong on our side. Try again in a moment.',
  unknown: 'Something went wrong. Try again, or reload the page.',
} as const
