/** What departs from a rule of the catalogue on purpose, each with its reason. */

/** Tables whose changes leave no audit row. */
export const unwatchedTables: Record<string, string> = {
  audit_log: 'the record itself',
  live_outbox: 'notices on their way to browsers, emptied many times a second',
  serials: 'counters; what they number is recorded',
  feature_uses: 'counts of what people do, not a thing they change',
  customer_standings: 'derived from orders and overrides, which are recorded',
  search_words: 'words of rows that are recorded',
  search_progress: 'how far the dictionary has read',
  standing_runs: 'how far a nightly job has come',
}

/** Indexes that do not begin with the tenant. */
export const tenantlessIndexes: Record<string, string> = {
  members_user: 'sign-in asks for the companies of a person before it knows one',
  api_keys_token_hash: 'a key says its company, so it is looked up before one is known',
  invitations_token_hash: 'an invitation says its company, so it is looked up before one is known',
}

/** Foreign keys to rows that belong to no tenant. */
export const tenantlessForeignKeys: Record<string, string> = {
  members_user_id_users_id_fk: 'a person may be a member of several companies',
}

function identityTables(names: readonly string[]) {
  return Object.fromEntries(
    names.map((name) => [`auth.${name}.identity`, { role: 'leora_auth', reason: 'identity' }]),
  )
}

function searchedTables(names: readonly string[]) {
  const reason = 'search filters by the tenant itself'
  return Object.fromEntries(
    names.map((name) => [`public.${name}.search`, { role: 'leora_search', reason }]),
  )
}

/** Policies beside the tenant's own, as table.policy → the only role each may serve. */
export const otherPolicies: Record<string, { role: string; reason: string }> = {
  'public.members.identity': { role: 'leora_auth', reason: 'sign-in and switching companies' },
  'public.tenants.identity': { role: 'leora_auth', reason: 'sign-in and switching companies' },
  'public.api_keys.identity': { role: 'leora_auth', reason: 'looking a key up by its token' },
  'public.serials.identity': { role: 'leora_auth', reason: 'founding a company' },
  ...searchedTables(['customers', 'contacts', 'search_words', 'search_progress', 'tenants']),
  'public.live_outbox.flush': { role: 'leora_owner', reason: 'one flush serves every company' },
  'public.audit_log.record': {
    role: 'leora_owner',
    reason: 'the audit trigger writes for every company',
  },
  'public.invitations.identity': { role: 'leora_auth', reason: 'answering an invitation' },
  'public.feature_uses.identity': {
    role: 'leora_auth',
    reason: 'one statement a minute counts for every company',
  },
  'public.standing_runs.identity': {
    role: 'leora_auth',
    reason: 'whose day has turned is asked for every company',
  },
  'public.permission_sets.identity': { role: 'leora_auth', reason: 'the rights behind a session' },
  'public.security_policies.identity': { role: 'leora_auth', reason: 'how long a session lasts' },
  'public.teams.identity': { role: 'leora_auth', reason: 'joining the teams of an invitation' },
  'public.team_members.identity': {
    role: 'leora_auth',
    reason: 'joining the teams of an invitation',
  },
  ...identityTables([
    'challenges',
    'code_channels',
    'identities',
    'mail',
    'mailed_links',
    'passkeys',
    'rate_buckets',
    'recovery_codes',
    'sign_in_events',
    'sign_ups',
    'totp',
  ]),
  'auth.users.identity': { role: 'leora_auth', reason: 'identity' },
  'auth.passwords.identity': { role: 'leora_auth', reason: 'identity' },
  'auth.sessions.identity': { role: 'leora_auth', reason: 'identity' },
  'auth.sign_in_failures.identity': { role: 'leora_auth', reason: 'identity' },
  'auth.users.colleagues': {
    role: 'leora_app',
    reason: 'the names of colleagues in the same company',
  },
}

/** Binary fractions: measured places on the earth, never money. */
export const fractionColumns: Record<string, string> = {
  'customers.latitude': 'a place',
  'customers.longitude': 'a place',
  'sign_in_events.latitude': 'a place',
  'sign_in_events.longitude': 'a place',
}
