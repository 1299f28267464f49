import type { FailureReason } from './failure.ts'
import type { Phrasebook } from './phrasebook.ts'

export type Sentences = Readonly<Record<FailureReason, string>>

/** Failures in the reader's language; what it does not know stays in English. */
export interface Translation {
  reasons: Readonly<Partial<Sentences>>
  /** The server's own sentences, which say more than their reason. */
  phrases?: Phrasebook
}

export const englishSentences: Sentences = {
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
  internal:
    'Something went wrong on our side. Try again, and give the request id to support if it happens twice.',
  unknown: 'Something went wrong. Try again, or reload the page.',
}

export const germanSentences: Sentences = {
  signed_out: 'Sie sind abgemeldet. Melden Sie sich an, um weiterzumachen.',
  other_person:
    'Jetzt ist jemand anderes angemeldet. Ihre Änderung bleibt erhalten und wird gesendet, sobald Sie sich wieder anmelden.',
  offline: 'Sie sind offline. Versuchen Sie es erneut, wenn Sie verbunden sind.',
  unreachable:
    'Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
  timeout: 'Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es gleich noch einmal.',
  unavailable: 'Der Server ist ausgelastet. Versuchen Sie es gleich noch einmal.',
  limit_reached: 'Das war zu viel auf einmal. Warten Sie kurz und versuchen Sie es erneut.',
  forbidden: 'Das dürfen Sie nicht. Fragen Sie einen Inhaber Ihrer Firma.',
  not_found: 'Das gibt es nicht, oder es wurde gelöscht.',
  conflict:
    'Jemand hat das geändert, während Sie daran gearbeitet haben. Wählen Sie, welche Werte bleiben sollen.',
  invalid: 'Hier stimmt etwas nicht. Prüfen Sie die markierten Felder.',
  invalid_state: 'Das ist nicht mehr möglich. Laden Sie neu und sehen Sie noch einmal nach.',
  step_up_required: 'Bestätigen Sie, dass Sie es sind, dann geht es weiter.',
  factor_required:
    'Ihre Firma verlangt einen zweiten Faktor. Richten Sie ihn ein oder bestätigen Sie ihn, um weiterzumachen.',
  internal:
    'Bei uns ist etwas schiefgegangen. Versuchen Sie es noch einmal, und nennen Sie dem Support die Kennung, wenn es wieder geschieht.',
  unknown: 'Etwas ist schiefgegangen. Versuchen Sie es erneut, oder laden Sie die Seite neu.',
}
