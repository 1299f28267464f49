import { ClusterError, codeOf, HomeInUseError } from './embedded/cluster-error.ts'

export interface FailureContext {
  home: string
  port: number
  /** True when the database is one given by DATABASE_URL. */
  hasDatabaseUrl: boolean
}

type Explain = (context: FailureContext, match: RegExpMatchArray) => string

/** What a failed system call or the database server reports as a code. */
const byCode: Record<string, (context: FailureContext, error: Error) => string> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is taken by another program: stop that one, or start Leora with --port and another number.`,
  EADDRNOTAVAIL: () =>
    'This machine has no such address to listen on: leave --host out, or give one of its own addresses.',
  EACCES: (context, error) => explainRefusal(context, error),
  EPERM: (context, error) => explainRefusal(context, error),
  EROFS: (context) => sayUnwritable(context),
  ENOTDIR: ({ home }) => sayNoFolder(home),
  EEXIST: ({ home }) => sayNoFolder(home),
  ENOSPC: (context) => sayFull(context),
  EDQUOT: (context) => sayFull(context),
  '53100': (context) => sayFull(context),
  ECONNREFUSED: () =>
    'No database answers at the address in DATABASE_URL: start it, or correct the host and port.',
  ENOTFOUND: () => 'The host in DATABASE_URL is not known: correct its name.',
  EAI_AGAIN: () => 'The host in DATABASE_URL cannot be looked up: check the name and the network.',
  ETIMEDOUT: () => sayNoAnswer(),
  CONNECT_TIMEOUT: () => sayNoAnswer(),
  EHOSTUNREACH: () => sayNoAnswer(),
  ENETUNREACH: () => sayNoAnswer(),
  '28P01': () => 'The database refuses the user or password in DATABASE_URL: correct them.',
  '28000': () =>
    'The database refuses this user or this machine: correct DATABASE_URL, or allow the connection in pg_hba.conf.',
  '3D000': () =>
    'The database named in DATABASE_URL does not exist: create it with createdb, or correct the name.',
  '42501': () =>
    'The user in DATABASE_URL may not create roles and schemas: give it CREATEROLE and the database, or use a superuser.',
  '53300': () =>
    'The database has no connection left: raise max_connections, or end programs that hold some.',
  '57P03': () => 'The database is starting or stopping: try again in a moment.',
}

/** What PostgreSQL or the loader printed. */
const byLog: [RegExp, Explain][] = [
  [
    /No space left on device|Disk quota exceeded|Check free disk space/,
    (context) => sayFull(context),
  ],
  [
    /error while loading shared libraries: ([^:\s]+)/,
    (_, [, library = '']) =>
      `PostgreSQL needs the library ${library}, which this machine lacks: install it${suggestPackage(library)}, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
  ],
  [
    /version `(GLIBC\w*_[\d.]+)' not found/,
    (_, [, version = '']) =>
      `PostgreSQL needs ${version}, which this system is too old for: set DATABASE_URL to a PostgreSQL 15 or newer.`,
  ],
  [
    /could not look up effective user ID (\d+)/,
    (_, [, uid = '']) =>
      `PostgreSQL needs a user with a name and ${uid} has none: add it to /etc/passwd, or run Leora as another user.`,
  ],
  [
    /Cannot allocate memory|could not create shared memory|could not map anonymous shared memory/,
    () => 'PostgreSQL does not get its memory: free about 300 MB and start again.',
  ],
  [
    /database files are incompatible|initialized by PostgreSQL version/,
    ({ home }) =>
      `The data in ${home} was made by another PostgreSQL: start the Leora that made it, or another folder with --home.`,
  ],
  [
    /could not (?:locate a valid checkpoint record|read file)|invalid checkpoint record|database system is in inconsistent state/,
    ({ home }) =>
      `The data in ${home} is damaged: restore a backup, or start afresh with --reset, which deletes it.`,
  ],
  [
    /Permission denied|has wrong ownership|invalid permissions/,
    (context) => sayUnwritable(context),
  ],
]

/** One sentence with the way out for anything that keeps Leora from starting. */
export function explainFailure(error: unknown, context: FailureContext): string {
  for (const each of listCauses(error)) {
    if (each instanceof HomeInUseError) return each.message
    const sentence = explainOne(each, context)
    if (sentence !== undefined) return sentence
  }
  const message = error instanceof Error ? error.message : String(error)
  if (isSentence(message)) return message
  return `Leora could not go on (${message}): the whole story is in ${context.home}/logs.`
}

function explainOne(error: Error, context: FailureContext): string | undefined {
  if (error instanceof ClusterError) {
    for (const [pattern, explain] of byLog) {
      const match = error.log.match(pattern)
      if (match) return explain(context, match)
    }
    return isSentence(error.message) ? error.message : undefined
  }
  const code = codeOf(error)
  if (code === 'ENOENT' && isSpawn(error)) return sayUnrunnable()
  if (code === 'ENOENT' && callOf(error) === 'mkdir') return sayUnwritable(context)
  return code === undefined ? undefined : byCode[code]?.(context, error)
}

/** The error, what caused it, and the parts of a bundle, outermost first. */
function listCauses(error: unknown): Error[] {
  if (!(error instanceof Error)) return []
  const parts: unknown[] = error instanceof AggregateError ? error.errors : []
  return [error, ...parts.flatMap(listCauses), ...listCauses(error.cause)]
}

function explainRefusal(context: FailureContext, error: Error): string {
  const call = callOf(error)
  if (call === 'listen' || call === 'bind') {
    return `Port ${context.port} is reserved for the system: start Leora with --port and a number above 1023.`
  }
  if (call === 'chown' || isSpawn(error)) {
    return 'PostgreSQL does not run as root, and this root may not act for an ordinary user: run Leora as an ordinary user, or set DATABASE_URL.'
  }
  return sayUnwritable(context)
}

function isSpawn(error: Error): boolean {
  return callOf(error).startsWith('spawn')
}

function callOf(error: Error): string {
  return 'syscall' in error ? String(error.syscall) : ''
}

function sayUnwritable({ home }: FailureContext): string {
  return `Leora cannot write to ${home}: make it writable for this user, or choose another folder with --home.`
}

function sayNoFolder(home: string): string {
  return `The home ${home} is not a folder, or lies in something that is none: choose another with --home.`
}

function sayFull({ home, hasDatabaseUrl }: FailureContext): string {
  return hasDatabaseUrl
    ? 'A disk is full, here or at the database: free some space and start again; no saved work is lost.'
    : `The disk that holds ${home} is full: free some space, or choose another folder with --home; no saved work is lost.`
}

function sayNoAnswer(): string {
  return 'The database does not answer at the address in DATABASE_URL: check host, port and firewall.'
}

function sayUnrunnable(): string {
  return 'The PostgreSQL that npm brings does not run on this system, which may lack glibc: set DATABASE_URL to a PostgreSQL 15 or newer.'
}

function suggestPackage(library: string): string {
  const name = debianPackages[library.replace(/\.so.*$/, '')]
  return name === undefined ? '' : `, on Debian with apt-get install ${name}`
}

const debianPackages: Record<string, string> = {
  libxml2: 'libxml2',
  libz: 'zlib1g',
  liblzma: 'liblzma5',
  'libstdc++': 'libstdc++6',
  libgcc_s: 'libgcc-s1',
  libuuid: 'libuuid1',
  libxslt: 'libxslt1.1',
}

// Our own messages name the way out after a colon and end with a full stop.
function isSentence(message: string): boolean {
  return message.includes(': ') && message.endsWith('.')
}
