export const today = {
  title: 'Today',
  morning: 'Good morning, {{name}}',
  day: 'Good afternoon, {{name}}',
  evening: 'Good evening, {{name}}',
  attention: 'Needs attention',
  attentionEmptyTitle: 'Nothing is waiting',
  attentionEmptyText: 'Customers on hold, over their limit or without an owner appear here.',
  seeCustomers: 'See all customers',
  recent: 'What changed',
  recentEmptyTitle: 'A quiet day so far',
  recentEmptyText: 'Changes by you and your colleagues appear here as they happen.',
  territories: 'Customers by territory',
  noTerritory: 'No territory',
  otherTerritories: 'Other',
  showTable: 'Show as table',
  showChart: 'Show as chart',
  share: 'Share',
  chartPoint: '{{territory}}: {{customers}}, {{share}} of all',
  more_one: '{{count}} more',
  more_other: '{{count}} more',
  previous: '{{value}} last month',
  shareOf: '{{percent}} of the customers',
  reason: {
    on_hold: 'On hold',
    over_credit_limit: 'Over credit limit',
    without_owner: 'No owner',
    dormant: 'Dormant',
  },
} as const

export const explain = {
  title: 'Why {{value}}',
  because: 'Made of',
  rule: 'Rule',
  see: 'See the rows',
  open: 'Explain {{figure}}',
} as const

/** Names and rules of explained figures, by the keys the server sends. */
export const fact = {
  today: {
    customers: 'Customers',
    added: 'New this month',
    balance: 'Open balance',
    onHold: 'On hold',
    withoutOwner: 'Without owner',
    active: 'Active',
    closed: 'Closed',
    addedLastMonth: 'Last month',
    overCreditLimit: 'Over limit',
    overLimitSum: 'Above the limits',
    rule: {
      customers: 'Every customer that is not deleted.',
      ownCustomers: 'Every customer you look after that is not deleted.',
      added: 'Records created since the first of the month, in the company’s time zone.',
      balance: 'What customers owe, added up; over limit means more than the agreed credit.',
      onHold: 'Customers whose status is on hold.',
      withoutOwner: 'Customers nobody looks after.',
    },
  },
} as const
