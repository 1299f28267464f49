import type { TestDatabase } from './database.ts'

/** Named secrets, so that a finding says which one came through without repeating it. */
export type Secrets = Readonly<Record<string, string>>

/** The names of the secrets that this text holds, as they are or in a form that gives them away. */
export function secretsIn(text: string, secrets: Secrets): string[] {
  const held = Object.entries(secrets).filter(([, secret]) =>
    formsOf(secret).some((form) => text.includes(form)),
  )
  return held.map(([name]) => name)
}

/** Every row of every table, as `table: secret`; what is binary is read as well. */
export async function secretsInRows(
  { admin }: Pick<TestDatabase, 'admin'>,
  secrets: Secrets,
): Promise<string[]> {
  const tables = await admin<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    order by 1`
  const found = new Set<string>()
  for (const { name } of tables) {
    const rows = await admin.unsafe<{ text: string }[]>(
      `select to_jsonb(t)::text as text from ${name} as t`,
    )
    for (const { text } of rows) {
      for (const secret of secretsIn(text, secrets)) found.add(`${name}: ${secret}`)
    }
  }
  return [...found]
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8')
  const json = JSON.stringify(secret).slice(1, -1)
  return [secret, json, encodeURIComponent(secret), bytes.toString('hex'), bytes.toString('base64')]
}
