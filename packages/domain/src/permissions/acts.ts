/** How far an act reaches: rows one owns, rows of one's teams, or all of the company. */
export const reaches = ['own', 'team', 'tenant'] as const
export type Reach = (typeof reaches)[number]

interface ActRule {
  /** What a refusal says after "may not". */
  words: string
  /** The same for rows of one's own and of one's teams; absent where an act has no rows with an owner. */
  ownWords?: string
  teamWords?: string
  /** It reaches no further than this act: what one cannot see one cannot change. */
  within?: string
  /** It shows every row, so it needs this act for the whole company. */
  needsAll?: string
  /** Belongs to owners. Whoever holds it could give themselves every other right. */
  isReserved?: true
}

/** Everything there is a right for; a permission set names its acts from here. */
export const acts = {
  'customers.read': {
    words: 'read customers',
    ownWords: 'read your own customers',
    teamWords: "read your teams' customers",
  },
  'customers.create': { words: 'add customers' },
  'customers.edit': {
    words: 'change customers',
    ownWords: 'change your own customers',
    teamWords: "change your teams' customers",
    within: 'customers.read',
  },
  'customers.assign': {
    words: 'give customers to others',
    ownWords: 'take customers for yourself',
    teamWords: 'give customers to people of your teams',
  },
  'customers.delete': {
    words: 'delete customers',
    ownWords: 'delete your own customers',
    teamWords: "delete your teams' customers",
    within: 'customers.read',
  },
  'customers.restore': {
    words: 'restore customers',
    ownWords: 'restore your own customers',
    teamWords: "restore your teams' customers",
    within: 'customers.read',
  },
  'healthWeights.edit': { words: 'change how health is counted' },
  'orders.read': {
    words: 'read orders',
    ownWords: 'read the orders of your own customers',
    teamWords: "read the orders of your teams' customers",
    within: 'customers.read',
  },
  'orders.create': {
    words: 'take orders',
    ownWords: 'take orders of your own customers',
    teamWords: "take orders of your teams' customers",
    within: 'customers.read',
  },
  'orders.cancel': {
    words: 'cancel orders',
    ownWords: 'cancel orders of your own customers',
    teamWords: "cancel orders of your teams' customers",
    within: 'customers.read',
  },
  'data.export': { words: 'export data' },
  'audit.write': { words: 'write to the history' },
  'audit.read': { words: "read the company's whole history", needsAll: 'customers.read' },
  'access.explain': { words: 'ask what others may see', needsAll: 'customers.read' },
  'members.read': { words: 'see the members' },
  'members.invite': { words: 'invite members' },
  'members.suspend': { words: 'suspend members' },
  'members.setRole': { words: 'change roles', isReserved: true },
  'teams.edit': { words: 'change teams', isReserved: true },
  'permissionSets.edit': { words: 'change permission sets', isReserved: true },
  'apiKeys.manage': { words: 'make API keys' },
  'jobs.read': { words: 'see background jobs' },
  'security.read': { words: "see the company's security" },
  'security.edit': { words: "change the company's security", isReserved: true },
  'sessions.endOthers': { words: 'end the sessions of others', isReserved: true },
} as const satisfies Record<string, ActRule>

export type Act = keyof typeof acts
export const actNames = Object.keys(acts) as Act[]

export function ruleOf(act: Act): ActRule {
  return acts[act]
}

export function isAct(name: string): name is Act {
  return Object.hasOwn(acts, name)
}

/** True for an act on rows that somebody owns. */
export function hasReach(act: Act): boolean {
  return ruleOf(act).ownWords !== undefined
}

/** What a company may put into a permission set of its own. */
export const grantableActs = actNames.filter((act) => !ruleOf(act).isReserved)

export type Grants = Readonly<Partial<Record<Act, Reach>>>

export function narrower(a: Reach, b: Reach): Reach {
  return reaches[Math.min(reaches.indexOf(a), reaches.indexOf(b))] ?? 'own'
}
