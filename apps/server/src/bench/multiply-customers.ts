import { countAllWords } from '@leora/db/learn-words'
import postgres from 'postgres'

// Names of three syllables and a trade: some forty thousand words, few of them common, as in a real list.
const names = `
  select i, initcap(a.word) || ' ' || initcap(b.word) || ' ' || (array['Wines', 'Imports', 'Bistro', 'Cellar',
    'Tavern', 'Grill', 'Market', 'Bar', 'Kitchen', 'House', 'Vintners', 'Spirits'])[1 + i % 12] as name, a.word as host
  from (select i, 1 + floor(36000 * power(random(), 3))::int as a, 1 + floor(36000 * power(random(), 3))::int as b
    from generate_series(1, $1::int) as i) picked
  join words a on a.place = picked.a join words b on b.place = picked.b`

const words = `
  create temp table words as select row_number() over (order by md5(x || y || z)) as place, x || y || z as word
  from unnest(string_to_array('bar mon ter cha vin ros del gra san lau mer pin cor fel hor kan lin nor ost pal qua rem sil tor ul ver wal xan yor zel', ' ')) x,
    unnest(string_to_array('a e i o ba be co da di fa ga la le ma mi na no pa ra ro sa ta to va ze tri sta bro gre plo', ' ')) y,
    unnest(string_to_array('n r ni co lli rd st ux tt mann berg son ville ard eau elli ino ez ski er field wood ton ham ley ford by worth dale well mouth combe stead bury burn more land gate brook cliff', ' ')) z`

/** Fills the demo's company up to so many customers, names of their own, with the words a search looks up. */
export async function multiplyCustomers(adminUrl: string, customers: number): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined })
  try {
    const [company] = await sql<{ id: string; count: number }[]>`
      select tenant_id as id, count(*)::int as count from customers group by 1 order by 2 desc limit 1`
    if (!company) throw new Error('The demo company is missing.')
    await sql`select setseed(0.5), set_config('app.audit', 'off', false), set_config('app.tenant_id', ${company.id}, false)`
    await sql.unsafe(words)
    await sql`create unique index on words (place)`
    await sql`drop index customers_search_text`
    await sql.unsafe(
      `insert into customers (tenant_id, id, number, name, city, phone, email, currency, owner_id, updated_at)
      select $2, leora.uuid7(), 'X' || lpad(i::text, 9, '0'), name, city, '+1 ' || 200 + i % 700 || ' 555 ' || lpad((i % 10000)::text, 4, '0'),
        'hello@' || host || '.example', currency, owner_id, updated_at
      from (${names}) n join (select row_number() over (order by id) as place, city, currency, owner_id, updated_at
        from customers where tenant_id = $2) c on c.place = 1 + i % $3::int`,
      [customers - company.count, company.id, company.count],
    )
    await sql`create index customers_search_text on customers using gin (tenant_id, search_text gin_trgm_ops)`
    await countAllWords(sql, company.id)
    await sql`vacuum (analyze) customers, search_words`
  } finally {
    await sql.end()
  }
}

/** The first long word with two letters swapped. */
export function mistype(name: string): string {
  const word = name.split(' ').find((part) => part.length >= 5) ?? `${name}xx`
  return name.replace(word, `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`)
}
