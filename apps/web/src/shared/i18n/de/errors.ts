import type { Catalogue } from '../en.ts'

export const errors: Catalogue['errors'] = {
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
  internal: 'Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.',
  unknown: 'Etwas ist schiefgegangen. Versuchen Sie es erneut, oder laden Sie die Seite neu.',
}
