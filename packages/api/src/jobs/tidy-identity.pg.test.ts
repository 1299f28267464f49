import { aTenant, signIn } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { servicesFor } from './arrange.fixture.ts'
import { tidyIdentity } from './tidy-identity.ts'

const database = useDatabase()

test('removes what has had its time and nothing else', async () => {
  const { owner, tenant, rep } = await aTenant(database)
  const sessions = await Promise.all([1, 2, 3].map(() => signIn(database, owner)))
  const [expired, idle, old] = sessions.map(({ sessionId }) => sessionId)
  const { admin } = database
  await admin`update auth.sessions set expires_at = now() - interval '1 second' where id = ${expired ?? ''}`
  await admin`update auth.sessions set last_seen_at = now() - interval '8 days' where id = ${idle ?? ''}`
  await admin`update auth.sessions set created_at = now() - interval '31 days' where id = ${old ?? ''}`
  for (const ago of ['3 days', '1 hour']) {
    await admin`
      insert into auth.sign_in_failures (key, failures, last_at)
      values (${Buffer.from(ago)}, 9, now() - ${ago}::interval)`
  }
  for (const ago of ['401 days', '399 days']) {
    await admin`
      insert into auth.sign_in_events (id, at, user_id, outcome, method)
      values (${crypto.randomUUID()}, now() - ${ago}::interval, ${rep.userId}, 'signed_in', 'password')`
    await admin`
      insert into feature_uses (tenant_id, day, feature, user_id, count)
      values (${tenant.id}, (now() - ${ago}::interval)::date, 'customers', ${rep.userId}, 3)`
  }
  for (const ago of ['1 minute', '-1 minute']) {
    await admin`
      insert into auth.challenges (id, token_hash, purpose, expires_at)
      values (${crypto.randomUUID()}, ${Buffer.from(ago)}, 'passkey_sign_in', now() - ${ago}::interval)`
  }
  const job = {
    id: 'test',
    data: {},
    attempt: 1,
    isLastAttempt: true,
    signal: new AbortController().signal,
    progress: () => Promise.resolve(),
  }
  const none = { challenges: 0, events: 0, failures: 0, limits: 0, links: 0, signUps: 0, uses: 0 }
  expect(await tidyIdentity(servicesFor(database), job)).toEqual({
    ...none,
    sessions: 3,
    failures: 1,
    events: 1,
    uses: 1,
    challenges: 1,
  })
  expect(await tidyIdentity(servicesFor(database), job)).toEqual({ ...none, sessions: 0 })
  expect(await owner.caller.account.listSessions()).toHaveLength(1)
})
