export const signUp = {
  title: 'Begin with Leora',
  intro: 'Nothing is made before you answer the mail we send you.',
  closed: 'New companies are not taken here. Ask to be invited.',
  company: 'Company',
  name: 'Your name',
  submit: 'Go on',
  working: 'One moment…',
  password: {
    rule: 'At least {{least}} characters. Four words that do not belong together are easy to keep.',
    short_one: '{{count}} more character.',
    short_other: '{{count}} more characters.',
    personal: 'This is made of what everybody knows about you.',
    guessable: 'This is among the first things that are guessed.',
    good: 'Good.',
    strong: 'Strong.',
  },
  mailed: {
    signUp: 'We sent a link to {{email}}. Open it within a day to begin.',
    forgot:
      'If {{email}} has a sign-in, a link is on its way there. Open it within an hour to choose a new password.',
    hint: 'It can take a minute. Look among the unwanted mail, too.',
    again: 'Nothing arrived: check the address and send again',
  },
  way: {
    title: 'Where to go from here',
    signIn: 'Sign in',
    begin: 'Begin with a company of your own',
    signUp: 'Sign up again',
    forgot: 'Choose a new password',
    outbox: 'Read the mail on this machine',
  },
  verify: {
    title: 'Welcome to Leora',
    intro: 'Your address is confirmed with the next click, and your company begins.',
    submit: 'Begin',
    begun: 'Your company begins. Sign in with the password you have to work in it.',
  },
  forgot: {
    title: 'Forgot your password?',
    submit: 'Send link',
  },
  reset: {
    title: 'Choose a new password',
    password: 'New password',
    submit: 'Save password',
    done: 'Your new password is saved, and all your sessions have ended. Sign in with it.',
  },
  confirmEmail: {
    title: 'Your address',
    intro: 'With the next click, you sign in with the address that this link was sent to.',
    submit: 'Confirm address',
    done: 'From now on you sign in with the address that the link was sent to.',
    takenBack:
      'Your account is yours again: all sessions have ended, and the password opens nothing any more. The way to a new one is in your mailbox.',
  },
  invite: {
    title: 'Join {{company}}',
    titleUnknown: 'Your invitation',
    by: '{{name}} invites you to work together in Leora.',
    known: 'Sign in as {{email}} to join.',
    password: 'Choose a password',
    join: 'Join',
  },
  noCompany: {
    title: 'You belong to no company at the moment.',
    invited:
      'Ask an owner of the company you work for to invite you, and open the link in the mail.',
    begin:
      'Or begin with a company of your own: write the address you sign in with, and answer the mail.',
  },
  outbox: {
    title: 'Mail on this machine',
    intro:
      'This demo has no mail server, so the mail it would send lies here. No other install shows this page.',
    seen: 'The mail “{{subject}}” as it looks',
    to: 'To {{recipient}}',
    emptyTitle: 'No mail',
    emptyText: 'Sign up, invite somebody or ask for a new password: the mail appears here.',
    closedTitle: 'There is no outbox here',
    closedText: 'This install sends its mail.',
  },
} as const
