import type { Catalogue } from '../en.ts'

export const passkeys: Catalogue['passkeys'] = {
  title: 'Passkeys',
  about:
    'Melden Sie sich mit Fingerabdruck, Gesicht oder PIN statt mit einem Passwort an. Eine falsche Website kann Ihnen einen Passkey nicht abnehmen.',
  add: 'Passkey hinzufügen',
  addTitle: 'Einen Passkey hinzufügen',
  addText:
    'Ihr Browser fragt als Nächstes nach Fingerabdruck, Gesicht oder PIN. Am Namen erkennen Sie Ihre Passkeys.',
  endOthers: 'Meine Sitzungen auf anderen Geräten beenden',
  goOn: 'Weiter',
  name: 'Name',
  waiting: 'Wartet auf Ihr Gerät …',
  use: 'Mit einem Passkey bestätigen',
  backedUp: 'Gesichert',
  added: 'Hinzugefügt am {{date}}',
  used: 'verwendet {{ago}}',
  unused: 'noch nicht verwendet',
  acts: 'Was mit {{name}} geschehen soll',
  rename: 'Umbenennen',
  renameText: 'Am Namen erkennen Sie Ihre Passkeys.',
  remove: 'Entfernen',
  removeTitle: '{{name}} entfernen?',
  removeText:
    'Er meldet Sie nicht mehr an, und Ihre anderen Sitzungen enden. Löschen Sie ihn auch auf dem Gerät.',
  isAdded: 'Der Passkey wurde hinzugefügt.',
  isRemoved: 'Der Passkey wurde entfernt.',
  refusal: {
    known: 'Auf diesem Gerät liegt bereits ein Passkey von Ihnen.',
    elsewhere:
      'Passkeys funktionieren nur unter der Adresse, auf die dieser Server eingestellt ist, und über https. Öffnen Sie Leora dort.',
    failed:
      'Ihr Gerät hat nicht geantwortet. Versuchen Sie es erneut oder wählen Sie einen anderen Weg.',
  },
}
