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
  refused: {
    unavailable:
      'Der Anmeldedienst antwortet nicht. Versuchen Sie es erneut oder melden Sie sich anders an.',
    ended:
      'Diese Anmeldung hat zu lange gedauert oder wurde in einem anderen Browser begonnen. Beginnen Sie von vorn.',
    refused: 'Der Anmeldedienst hat nicht bestätigt, wer Sie sind. Versuchen Sie es erneut.',
    unverified:
      'Der Anmeldedienst hat Ihre E-Mail-Adresse nicht bestätigt. Lassen Sie sie dort bestätigen und versuchen Sie es erneut.',
    unknown:
      'Niemand hier hat Ihre E-Mail-Adresse. Bitten Sie einen Inhaber Ihrer Firma um eine Einladung.',
    prove:
      'Sie haben hier bereits ein Konto. Melden Sie sich einmal wie gewohnt an; danach funktioniert auch der andere Weg.',
    prove_invited:
      'Sie haben hier bereits ein Konto. Melden Sie sich wie gewohnt an, und Sie sind dabei; danach funktioniert auch der andere Weg.',
    invited:
      'Eine Einladung wartet auf Sie. Öffnen Sie den Link in der E-Mail dazu und fahren Sie dort auf demselben Weg fort.',
    not_invited:
      'Diese Einladung gilt für eine andere Adresse oder ist nicht mehr offen. Bitten Sie um eine neue, oder melden Sie sich an.',
    no_company: 'Sie gehören zu keiner Firma mehr. Bitten Sie um eine Einladung.',
  },
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
