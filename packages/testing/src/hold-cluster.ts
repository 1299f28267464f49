import { startCluster } from '@leora/db/embedded'
import { explainFailure } from '@leora/db/failure-sentence'
import postgres from 'postgres'

// A program that holds the cluster of a home folder until it is killed, for tests that kill it.
//   node hold-cluster.ts HOME [write]
// Prints one JSON line when ready, with `write` then one line per acknowledged row.
const [home = '', mode] = process.argv.slice(2)

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

try {
  const cluster = await startCluster({ home, durable: true, onEvent: (event) => print(event) })
  print({ ready: cluster.pid(), adminUrl: cluster.adminUrl })
  const stop = async () => {
    await cluster.stop()
    process.exit(0)
  }
  process.once('SIGTERM', () => void stop())
  setInterval(() => undefined, 60_000)
  if (mode === 'write') await writeRows(cluster.adminUrl)
} catch (error) {
  print({ failed: explainFailure(error, { home, port: 3000, hasDatabaseUrl: false }) })
  process.exit(1)
}

async function writeRows(url: string): Promise<never> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  await sql`create table if not exists acknowledged (id bigint primary key)`
  const [last] = await sql<{ id: string }[]>`select coalesce(max(id), 0) as id from acknowledged`
  for (let id = Number(last?.id ?? 0) + 1; ; id++) {
    await sql`insert into acknowledged values (${id})`
    print({ acknowledged: id })
  }
}
