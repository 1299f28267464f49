import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { QueryObserver } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { expect, onTestFinished, test } from 'vitest'
import { createLeora, type LeoraOptions } from './create-leora.ts'
import { readFailure } from './failure.ts'
import { trpc } from './trpc.ts'

interface Refusal {
  reason: string
  status: number
}

const stepUp: Refusal = { reason: 'step_up_required', status: 403 }

/** A server that refuses calls as long as it is told to. */
async function aServer(refuse: (name: string) => Refusal | null, options: Partial<LeoraOptions>) {
  const calls: string[] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://x').pathname
    const names = path.split('/').at(-1)?.split(',') ?? []
    calls.push(...names)
    const refusals = names.map(refuse)
    const answers = names.map((name, index) => {
      const refusal = refusals[index]
      return refusal
        ? { error: { code: -32003, message: 'Refused.', data: { reason: refusal.reason } } }
        : { result: { data: { name } } }
    })
    const status = refusals.find((one) => one !== null)?.status ?? 200
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answers))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { calls, leora: createLeora({ url: `http://127.0.0.1:${port}/trpc`, ...options }) }
}

const id = '00000000-0000-7000-8000-000000000001'
const reasonOf = async (call: Promise<unknown>) =>
  await call.then(
    () => 'done',
    (error: unknown) => readFailure(error).reason,
  )

test('a call that needs the person to be there is sent again once they have proven it', async () => {
  let isSteppedUp = false
  const { calls, leora } = await aServer(() => (isSteppedUp ? null : stepUp), {
    onStepUpRequired: async () => {
      isSteppedUp = true
      return true
    },
  })
  expect(await reasonOf(leora.trpcClient.account.revokeApiKey.mutate({ id }))).toBe('done')
  expect(calls).toEqual(['account.revokeApiKey', 'account.revokeApiKey'])
})

test('many such calls at once ask the person once, and a later one asks anew', async () => {
  let isSteppedUp = false
  let asked = 0
  const { leora } = await aServer(() => (isSteppedUp ? null : stepUp), {
    onStepUpRequired: async () => {
      asked += 1
      isSteppedUp = true
      return true
    },
  })
  const { revokeApiKey } = leora.trpcClient.account
  const revoke = () => reasonOf(revokeApiKey.mutate({ id }))
  expect(await Promise.all([revoke(), revoke(), revoke()])).toEqual(['done', 'done', 'done'])
  expect(asked).toBe(1)
  isSteppedUp = false
  expect(await revoke()).toBe('done')
  expect(asked).toBe(2)
})

test('who gives up hears why the call failed, and it is not sent again', async () => {
  const { calls, leora } = await aServer(() => stepUp, { onStepUpRequired: async () => false })
  const reason = await reasonOf(leora.trpcClient.account.revokeApiKey.mutate({ id }))
  expect(reason).toBe('step_up_required')
  expect(calls).toHaveLength(1)
})

test('a call that is refused again after the proof fails instead of asking for ever', async () => {
  let asked = 0
  const { calls, leora } = await aServer(() => stepUp, {
    onStepUpRequired: async () => {
      asked += 1
      return true
    },
  })
  const reason = await reasonOf(leora.trpcClient.account.revokeApiKey.mutate({ id }))
  expect(reason).toBe('step_up_required')
  expect([asked, calls.length]).toEqual([1, 2])
})

test('a question that fails leaves the call failed, and the next call asks again', async () => {
  let asked = 0
  const { leora } = await aServer(() => stepUp, {
    onStepUpRequired: async () => {
      asked += 1
      throw new Error('The dialog could not be fetched.')
    },
  })
  const revoke = () => reasonOf(leora.trpcClient.account.revokeApiKey.mutate({ id }))
  expect([await revoke(), await revoke(), asked]).toEqual([
    'step_up_required',
    'step_up_required',
    2,
  ])
})

test('without somebody to ask the refusal is simply answered', async () => {
  const { calls, leora } = await aServer(() => stepUp, {})
  const reason = await reasonOf(leora.trpcClient.account.revokeApiKey.mutate({ id }))
  expect(reason).toBe('step_up_required')
  expect(calls).toHaveLength(1)
})

test('a page refused for want of a second factor asks again who the person is', async () => {
  let isGated = false
  let noteAgain: () => void = () => undefined
  const askedAgain = new Promise<void>((resolve) => (noteAgain = resolve))
  const { leora } = await aServer((name) => {
    if (!isGated) return null
    if (name !== 'account.me') return { reason: 'factor_required', status: 403 }
    noteAgain()
    return null
  }, {})
  const { queryClient, trpcClient } = leora
  const me = new QueryObserver(queryClient, {
    queryKey: getQueryKey(trpc.account.me, undefined, 'query'),
    queryFn: () => trpcClient.account.me.query(),
  })
  onTestFinished(me.subscribe(() => undefined))
  await me.refetch()
  isGated = true
  const queryFn = () => trpcClient.account.listSessions.query()
  await queryClient.fetchQuery({ queryKey: ['page'], queryFn }).catch(() => undefined)
  await askedAgain
})
