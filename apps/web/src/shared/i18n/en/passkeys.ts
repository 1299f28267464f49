export const passkeys = {
  waiting: 'Waiting for your device…',
  refusal: {
    known: 'This device already holds a passkey of yours.',
    elsewhere:
      'Passkeys work only at the address this server is set to, over https. Open Leora there.',
    failed: 'Your device did not answer. Try again, or choose another way.',
  },
} as const
