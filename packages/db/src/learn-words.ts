import type postgres from 'postgres'

/** Where the words of a company are written. */
export const wordSources = ['customers', 'contacts'] as const
type WordSource = (typeof wordSources)[number]

/** The last row of a chunk that was read, in the order of their changes. */
export interface ReadChunk {
  at: string
  id: string
  rows: number
}

export interface LearnChunk {
  tenantId: string
  source: WordSource
  seenAt: string
  /** Counts anew instead of entering what is missing; what was not seen after `seenAt` may then be forgotten. */
  isCount: boolean
  after: ReadChunk
  limit: number
}

type Run = <Row extends Record<string, unknown>>(
  text: string,
  params: unknown[],
) => PromiseLike<Row[]>

export function firstChunk(after: string | null): ReadChunk {
  return { at: after ?? '-infinity', id: '00000000-0000-0000-0000-000000000000', rows: 0 }
}

/** Enters the words of the rows that changed after the chunk before; answers with the last row it read. */
export async function learnChunk(
  run: Run,
  { tenantId, source, seenAt, isCount, after, limit }: LearnChunk,
): Promise<ReadChunk> {
  const text = `
    with read as materialized (
      select id, updated_at, search_text from ${source}
      where tenant_id = $1 and deleted_at is null and (updated_at, id) > ($3::text::timestamptz, $4::uuid)
      order by updated_at, id limit $5
    ), entered as (
      insert into search_words (tenant_id, word, uses, seen_at)
      select $1, w, count(*), $2::text::timestamptz from read, leora.words_of(search_text) as w group by w order by w
      on conflict (tenant_id, word) do ${isCount ? counted : 'nothing'}
    )
    select (select count(*)::int from read) as rows, updated_at::text as at, id
    from read order by updated_at desc, id desc limit 1`
  const [last] = await run<ReadChunk & Record<string, unknown>>(text, [
    tenantId,
    seenAt,
    after.at,
    after.id,
    limit,
  ])
  return last ?? { ...after, rows: 0 }
}

const counted = `update set seen_at = excluded.seen_at, uses = excluded.uses
  + case when search_words.seen_at < excluded.seen_at then 0 else search_words.uses end`

/** A company read to its end: what a count did not see is forgotten. */
export async function finishLearning(
  run: Run,
  {
    tenantId,
    seenAt,
    isCount,
    reached,
  }: Pick<LearnChunk, 'tenantId' | 'seenAt' | 'isCount'> & { reached: readonly string[] },
): Promise<void> {
  await run(
    `with forgotten as (delete from search_words where tenant_id = $1 and $4 and seen_at < $2::text::timestamptz)
    insert into search_progress (tenant_id, learned_until, counted_at)
    select $1, max(at::timestamptz), case when $4 then $2::text::timestamptz end
    from json_array_elements_text($3::text::json) as at
    on conflict (tenant_id) do update set
      learned_until = greatest(search_progress.learned_until, excluded.learned_until),
      counted_at = coalesce(excluded.counted_at, search_progress.counted_at)`,
    [tenantId, seenAt, JSON.stringify(reached), isCount],
  )
}

/** Counts a company whole, where nobody waits for the transaction. */
export async function countAllWords(
  sql: Pick<postgres.Sql, 'unsafe'>,
  tenantId: string,
): Promise<void> {
  const run: Run = async (text, params) => [...(await sql.unsafe(text, params as never[]))] as never
  const seenAt = new Date().toISOString()
  const reached: string[] = []
  for (const source of wordSources) {
    const whole = { tenantId, source, seenAt, isCount: true, after: firstChunk(null), limit: 1e9 }
    reached.push((await learnChunk(run, whole)).at)
  }
  await finishLearning(run, { tenantId, seenAt, isCount: true, reached })
}
