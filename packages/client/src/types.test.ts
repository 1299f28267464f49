import { expectTypeOf, test } from 'vitest'
import type { RouterInputs, RouterOutputs } from './trpc.ts'
import { trpc } from './trpc.ts'
import { useOptimisticCreate, useOptimisticDelete, useOptimisticUpdate } from './use-optimistic.ts'

const rows = { one: 'crm.customers.get', lists: ['crm.customers.list'] } as const
const toRow = (input: RouterInputs['crm']['customers']['create']) => input

// Compiled, never called: each line below must stop compiling when the router no longer fits it.
export function usePresentNames() {
  trpc.crm.customers.list.useQuery({ sort: 'updated', order: 'desc' })
  trpc.crm.customers.create.useMutation().mutate({ name: 'The Anchor' })

  trpc.crm.customers.list.useInfiniteQuery(
    { sort: 'name', order: 'desc' },
    { getNextPageParam: (page) => page.nextCursor },
  )
  trpc.crm.customers.update
    .useMutation(useOptimisticUpdate(rows))
    .mutate({ id: '', expectedVersion: 1, changes: { city: 'Graz' } })
  trpc.crm.customers.delete.useMutation(useOptimisticDelete(rows))
  const create = trpc.crm.customers.create.useMutation(useOptimisticCreate(rows, toRow))
  create.mutate({ id: '', name: 'The Anchor' })

  // @ts-expect-error A procedure by another name is not there.
  trpc.crm.customers.listAll.useQuery({})
  // @ts-expect-error A query is not a mutation.
  trpc.crm.customers.list.useMutation()
  // @ts-expect-error A sort the router does not know.
  trpc.crm.customers.list.useQuery({ sort: 'colour' })
  // @ts-expect-error A create without the name it needs.
  trpc.crm.customers.create.useMutation().mutate({})
  // @ts-expect-error A field the row does not have.
  trpc.crm.customers.get.useQuery({ id: '' }).data?.surname
}

test('rows are typed by the router, not by hand', () => {
  type Row = RouterOutputs['crm']['customers']['list']['items'][number]
  expectTypeOf<Row['name']>().toEqualTypeOf<string>()
  expectTypeOf<RouterInputs['crm']['customers']['create']['name']>().toEqualTypeOf<string>()
  expectTypeOf<RouterOutputs['crm']['customers']['get']['version']>().toEqualTypeOf<number>()
})
