import type { Catalogue } from '../en.ts'
import { securityFacts } from './overview.ts'
import { accessFacts } from './rights.ts'
import { standingFacts } from './standing.ts'

export const today: Catalogue['today'] = {
  title: 'Heute',
  morning: 'Guten Morgen, {{name}}',
  day: 'Guten Tag, {{name}}',
  evening: 'Guten Abend, {{name}}',
  attention: 'Braucht Aufmerksamkeit',
  attentionEmptyTitle: 'Nichts wartet',
  attentionEmptyText:
    'Gesperrte Kunden, überzogene Kreditrahmen und Kunden ohne Betreuung erscheinen hier.',
  seeCustomers: 'Alle Kunden ansehen',
  recent: 'Was sich geändert hat',
  recentEmptyTitle: 'Bisher ein ruhiger Tag',
  recentEmptyText: 'Änderungen von Ihnen und anderen erscheinen hier, sobald sie geschehen.',
  territories: 'Kunden nach Gebiet',
  noTerritory: 'Ohne Gebiet',
  otherTerritories: 'Übrige',
  showTable: 'Als Tabelle zeigen',
  showChart: 'Als Diagramm zeigen',
  share: 'Anteil',
  chartPoint: '{{territory}}: {{customers}}, {{share}} von allen',
  more_one: '{{count}} weiterer',
  more_other: '{{count}} weitere',
  previous: '{{value}} im Vormonat',
  shareOf: '{{percent}} der Kunden',
  reason: {
    on_hold: 'Gesperrt',
    over_credit_limit: 'Kreditrahmen überzogen',
    without_owner: 'Ohne Betreuung',
    dormant: 'Ruhend',
  },
}

export const explain: Catalogue['explain'] = {
  title: 'Warum {{value}}',
  because: 'Besteht aus',
  rule: 'Regel',
  see: 'Zeilen ansehen',
  open: '{{figure}} erklären',
}

export const fact: Catalogue['fact'] = {
  access: accessFacts,
  security: securityFacts,
  standing: standingFacts,
  today: {
    customers: 'Kunden',
    added: 'Neu in diesem Monat',
    balance: 'Offener Saldo',
    onHold: 'Gesperrt',
    withoutOwner: 'Ohne Betreuung',
    active: 'Aktiv',
    closed: 'Geschlossen',
    addedLastMonth: 'Im Vormonat',
    overCreditLimit: 'Über dem Rahmen',
    overLimitSum: 'Summe über den Rahmen',
    rule: {
      customers: 'Alle Kunden, die nicht gelöscht sind.',
      ownCustomers: 'Alle Kunden, die Sie betreuen und die nicht gelöscht sind.',
      added: 'Seit dem Ersten des Monats angelegt, in der Zeitzone der Firma.',
      balance: 'Was Kunden schulden, zusammengezählt; über dem Rahmen heißt mehr als vereinbart.',
      onHold: 'Kunden mit dem Status Gesperrt.',
      withoutOwner: 'Kunden, die niemand betreut.',
    },
  },
}
