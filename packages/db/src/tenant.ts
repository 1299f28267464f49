import { createHash } from 'node:crypto'
import type { Actor } from '@leora/domain/actor'
import type { Place } from '@leora/domain/sign-in/place'
import type postgres from 'postgres'
import { type BeginRow, isSameActor, toActor } from './begin-row.ts'
import { hasCode, type Slot, type SlotPool, type TenantDb } from './slots.ts'

/** What a request proves itself with. */
export interface Credential {
  readonly kind: 'session' | 'key'
  readonly tokenHash: Buffer
}

export interface RequestInfo {
  readonly id: string
  readonly ip?: string | undefined
  readonly agent?: string | undefined
  /** Where somebody signs in from; found only for those who do. */
  readonly origin?: (() => Promise<SignInOrigin>) | undefined
}

export interface SignInOrigin {
  /** The browser's own mark, hashed; null for what is no browser. */
  readonly deviceHash: Buffer | null
  readonly place: Place
}

export class SignedOutError extends Error {
  override readonly name = 'SignedOutError'
}

/** Thrown inside a transaction whose actor turned out to be another than remembered. */
class ActorChangedError extends Error {
  override readonly name = 'ActorChangedError'
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export interface TenantRun<Result> {
  credential: Credential
  request: RequestInfo
  /** A read does not wait for its commit; a write does. */
  isWrite: boolean
  /** True when `run` does what a rollback does not undo: it then waits until the database has said who asks. */
  isCertain?: boolean
  run: (db: TenantDb, actor: Actor) => Promise<Result>
  onStale?: (actor: Actor) => void
  /** Told when the session's token is to be replaced with this answer. */
  onNewTokenNeeded?: (actor: Actor) => Promise<void>
}

const maxRemembered = 10_000

// Of two transactions that block each other the database ends one; nothing of it is left, so it runs again.
const maxTries = 3

/**
 * Runs a request as the person or key behind a token. The look-up of the token and the request's own
 * first statement leave in one flush: the process remembers the last actor of each token as a guess,
 * and what the database answers is compared before anything is returned or written. A write is one
 * transaction from BEGIN to COMMIT; of a read each flush is one, which cannot write and begins with
 * the look-up.
 */
export function createTenantRunner(pool: SlotPool) {
  const remembered = new Map<string, Actor>()
  const writeListeners = new Set<() => void>()

  function tellWritten() {
    for (const listener of writeListeners) listener()
  }

  function remember(key: string, actor: Actor) {
    if (remembered.size >= maxRemembered) {
      const oldest = remembered.keys().next().value
      if (oldest !== undefined) remembered.delete(oldest)
    }
    remembered.set(key, actor)
  }

  async function attempt<Result>(options: TenantRun<Result>, guess?: Actor): Promise<Result> {
    const slot = await pool.acquire()
    const key = options.credential.tokenHash.toString('hex')
    try {
      const identify = options.isWrite ? openWrite(slot, options) : openRead(slot, options)
      const actor: Actor = guess ?? toActor((await identify())[0], options.credential)
      if (!guess) remember(key, actor)
      const confirm = async () => {
        const rows = await identify()
        for (const row of rows) {
          const now = toActor(row, options.credential)
          if (isSameActor(actor, now)) continue
          remember(key, now)
          throw new ActorChangedError()
        }
        return rows
      }
      const committed = options.isWrite ? commitWithLast(slot, confirm) : undefined
      const result = await settle(options.run(slot.db, actor), identify)
      const rows = await confirm()
      if (result.failed) throw result.error
      if (committed) {
        await committed()
        tellWritten()
      }
      if (rows[0].is_stale) options.onStale?.(actor)
      if (rows[0].needs_new_token) await options.onNewTokenNeeded?.(actor)
      return result.value
    } catch (error) {
      if (error instanceof SignedOutError) remembered.delete(key)
      if (options.isWrite) slot.send('rollback').catch(() => undefined)
      throw slot.firstCause(error)
    } finally {
      slot.release()
    }
  }

  return {
    async asCredential<Result>(options: TenantRun<Result>): Promise<Result> {
      let guess = options.isCertain
        ? undefined
        : remembered.get(options.credential.tokenHash.toString('hex'))
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(options, guess)
        } catch (error) {
          if (error instanceof ActorChangedError) guess = undefined
          else if (tries === maxTries || !hasCode(error, '40P01', '40001')) throw error
        }
      }
    },

    /** For jobs and commands, which carry their tenant with them. */
    async asActor<Result>(
      actor: Actor,
      request: RequestInfo,
      run: (db: TenantDb) => Promise<Result>,
    ) {
      const slot = await pool.acquire()
      try {
        const began = slot.send('begin')
        const set = slot.send(
          `select set_config('app.tenant_id', $1, true), set_config('app.actor_id', $2, true),
            set_config('app.actor_kind', $3, true), set_config('app.request', $4, true)`,
          [actor.tenantId, actor.userId ?? '', actor.kind, requestText(request)],
        )
        began.catch(() => undefined)
        set.catch(() => undefined)
        const result = await run(slot.db)
        await set
        await commit(slot)
        tellWritten()
        return result
      } catch (error) {
        slot.send('rollback').catch(() => undefined)
        throw slot.firstCause(error)
      } finally {
        slot.release()
      }
    },

    /** Calls after each committed write of this process, until the answer is called. */
    onWrite(listener: () => void): () => void {
      writeListeners.add(listener)
      return () => writeListeners.delete(listener)
    },

    /** Forgets every guess; the next request asks first. */
    forget: () => remembered.clear(),
  }
}

export type TenantRunner = ReturnType<typeof createTenantRunner>

/** Lets the last statement take the commit along, once it is certain who asks; otherwise it goes alone. */
function commitWithLast(slot: Slot, confirm: () => Promise<unknown>): () => Promise<void> {
  let committed: Promise<void> | undefined
  slot.db.runLast = async <Row extends postgres.MaybeRow>(
    text: string,
    params?: readonly unknown[],
  ) => {
    await confirm()
    const answer = slot.send<Row>(text, params)
    committed = commit(slot)
    slot.end()
    // Whoever asks whether it is committed hears of it.
    committed.catch(() => undefined)
    return await answer
  }
  return () => committed ?? commit(slot)
}

// A transaction in which a statement failed answers COMMIT with ROLLBACK and no error.
async function commit(slot: Slot): Promise<void> {
  const command = await slot.send('commit').command()
  if (command !== 'COMMIT') {
    throw new Error(`The transaction ended with ${command}: an error inside it was swallowed.`)
  }
}

type Settled<Value> = { failed: false; value: Value } | { failed: true; error: unknown }

// A run that failed under a wrong guess must be repeated, so its error waits for the verdict.
async function settle<Value>(run: Promise<Value>, identify: Identify): Promise<Settled<Value>> {
  try {
    return { failed: false, value: await run }
  } catch (error) {
    await identify()
    return { failed: true, error }
  }
}

/** Who asks, as the database said with each flush so far. */
type Identify = () => Promise<[BeginRow, ...BeginRow[]]>

const identifyStatement = 'select * from auth.begin_request($1, $2, $3)'

// Without a transaction of its own a flush is committed as it arrives, before the guess is compared.
const identifyReaderStatement = `select *, set_config('transaction_read_only', 'on', true)
  from auth.begin_request($1, $2, $3)`

function openWrite(slot: Slot, options: TenantRun<unknown>): Identify {
  // When it fails, so does what stands behind it.
  void slot.send('begin')
  const answer = slot.send<BeginRow>(identifyStatement, identifyParams(options))
  return async () => [signedIn(await answer)]
}

function openRead(slot: Slot, options: TenantRun<unknown>): Identify {
  const answers = slot.lead<BeginRow>(identifyReaderStatement, identifyParams(options))
  return async () => {
    const [first, ...later] = await Promise.all(answers)
    return [signedIn(first), ...later.map(signedIn)]
  }
}

function identifyParams({ credential, request }: TenantRun<unknown>): unknown[] {
  return [credential.tokenHash, credential.kind === 'key', requestText(request)]
}

function signedIn([row]: readonly BeginRow[] = []): BeginRow {
  if (!row?.user_id) throw new SignedOutError('Sign in to go on.')
  return row
}

function requestText(request: RequestInfo): string {
  return JSON.stringify({ id: request.id, ip: request.ip, agent: request.agent })
}
