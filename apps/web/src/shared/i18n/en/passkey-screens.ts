export const passkeyScreens = {
  title: 'Passkeys',
  about:
    'Sign in with your fingerprint, face or PIN instead of a password. A false website cannot take a passkey from you.',
  add: 'Add passkey',
  addTitle: 'Add a passkey',
  addText:
    'Your browser asks for your fingerprint, face or PIN next. The name helps you to tell your passkeys apart.',
  endOthers: 'End my sessions on other devices',
  goOn: 'Go on',
  name: 'Name',
  use: 'Confirm with a passkey',
  backedUp: 'Backed up',
  added: 'Added {{date}}',
  used: 'used {{ago}}',
  unused: 'not used yet',
  acts: 'What to do with {{name}}',
  rename: 'Rename',
  renameText: 'The name helps you to tell your passkeys apart.',
  remove: 'Remove',
  removeTitle: 'Remove {{name}}?',
  removeText:
    'It no longer signs you in, and your other sessions end. Delete it on the device, too.',
  isAdded: 'The passkey was added.',
  isRemoved: 'The passkey was removed.',
} as const
