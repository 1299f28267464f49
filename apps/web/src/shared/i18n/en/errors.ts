import type { FailureReason } from '@leora/client'

/** What is wrong with an input stays in the server's words, which name it. */
export const errors = {
  signed_out: 'You are signed out. Sign in to go on.',
  other_person:
    'Somebody else is signed in now. Your change is kept, and is sent when you sign in again.',
  offline: 'You are offline. Try again when you are connected.',
  unreachable: 'The server cannot be reached. Check your connection and try again.',
  timeout: 'The server did not answer in time. Try again in a moment.',
  unavailable: 'The server is busy. Try again in a moment.',
  limit_reached: 'That was too much at once. Wait a moment and try again.',
  forbidden: 'You may not do this. Ask an owner of your company.',
  not_found: 'This does not exist, or was deleted.',
  conflict: 'Somebody changed this while you were editing. Choose which values to keep.',
  invalid: 'Something here is not right. Check the marked fields.',
  invalid_state: 'This is not possible any more. Reload and look again.',
  step_up_required: 'Confirm that it is you, then go on.',
  factor_required: 'Your company asks for a second factor. Set it up or confirm it to go on.',
  internal: 'Something went wrong on our side. Try again in a moment.',
  unknown: 'Something went wrong. Try again, or reload the page.',
} as const satisfies Record<FailureReason, string>
