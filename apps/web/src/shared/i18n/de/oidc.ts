import type { Catalogue } from '../en.ts'

export const oidc: Catalogue['oidc'] = {
  title: 'Anmeldung über einen Anbieter',
  about: 'Melden Sie sich mit Ihrem Konto bei {{provider}} statt mit einem Passwort an.',
  none: 'Hier meldet sich niemand mehr über einen Anbieter an. Was früher verknüpft wurde, können Sie entfernen.',
  attach: '{{provider}} verknüpfen',
  leaving: 'Weiter zu {{provider}} …',
  linked: 'Verknüpft am {{date}}',
  used: 'verwendet {{ago}}',
  unused: 'noch nicht verwendet',
  old: 'Nicht mehr in Gebrauch',
  remove: 'Entfernen',
  removeIt: '{{account}} bei {{provider}} entfernen',
  removeTitle: '{{provider}} entfernen?',
  removeText:
    '{{account}} meldet Sie nicht mehr an, und Ihre anderen Sitzungen enden. Ihr Konto bei {{provider}} selbst bleibt bestehen.',
  isRemoved: 'Das verknüpfte Konto wurde entfernt.',
  outcome: {
    attached: 'Das Konto ist verknüpft. Ab jetzt können Sie sich damit anmelden.',
    known: 'Dieses Konto ist bereits verknüpft.',
    taken:
      'Mit diesem Konto meldet sich hier jemand anderes an. Verwenden Sie ein anderes Konto beim Anbieter.',
    other_person:
      'Das hat jemand anderes begonnen, oder die Sitzung dazu ist beendet. Beginnen Sie von vorn.',
    refused:
      'Der Anmeldedienst hat nicht bestätigt, wer Sie sind. Es wurde nichts verknüpft. Versuchen Sie es erneut.',
    unavailable:
      'Der Anmeldedienst antwortet nicht. Es wurde nichts verknüpft. Versuchen Sie es später erneut.',
  },
}
