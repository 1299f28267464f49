export const oidc = {
  title: 'Sign-in by a provider',
  about: 'Sign in with your account at {{provider}} instead of a password.',
  none: 'Nobody signs in by a provider here any more. What was linked before can be removed.',
  attach: 'Link {{provider}}',
  leaving: 'Going to {{provider}}…',
  linked: 'Linked {{date}}',
  used: 'used {{ago}}',
  unused: 'not used yet',
  old: 'No longer in use',
  remove: 'Remove',
  removeIt: 'Remove {{account}} at {{provider}}',
  removeTitle: 'Remove {{provider}}?',
  removeText:
    '{{account}} no longer signs you in, and your other sessions end. Your account at {{provider}} itself stays.',
  isRemoved: 'The linked account was removed.',
  refused: {
    unavailable: 'The sign-in service does not answer. Try again, or sign in another way.',
    ended: 'That sign-in took too long, or was begun in another browser. Begin again.',
    refused: 'The sign-in service did not confirm who you are. Try again.',
    unverified:
      'The sign-in service has not verified your e-mail address. Have it verified there, then try again.',
    unknown: 'Nobody here has your e-mail address. Ask an owner of your company for an invitation.',
    prove:
      'You have an account here. Sign in once as you are used to; from then on the other way works, too.',
    prove_invited:
      'You have an account here. Sign in as you are used to, and you have joined; from then on the other way works, too.',
    invited:
      'An invitation waits for you. Open the link in its mail, and go on from there in the same way.',
    not_invited:
      'This invitation is for another address, or no longer open. Ask for a new one, or sign in.',
    no_company: 'You belong to no company any more. Ask for an invitation.',
  },
  outcome: {
    attached: 'The account is linked. From now on it signs you in.',
    known: 'This account is linked already.',
    taken: 'This account signs in somebody else here. Use another account at the provider.',
    other_person: 'This was begun by somebody else, or in a session that ended. Begin again.',
    refused: 'The sign-in service did not confirm who you are. Nothing was linked. Try again.',
    unavailable: 'The sign-in service does not answer. Nothing was linked. Try again later.',
  },
} as const
