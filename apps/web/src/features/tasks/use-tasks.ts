import { trpc } from '@leora/client'
import type { CreateTaskInput, TaskChanges } from '@leora/domain/tasks/inputs'
import type { Task, TaskPage } from '@leora/domain/tasks/task'
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { useTranslation } from 'react-i18next'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'

type Cached = TaskPage | InfiniteData<TaskPage>

/** What one does with tasks: shown at once in every list, and taken back from its toast. */
export function useTasks() {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const queryClient = useQueryClient()
  const listKey = getQueryKey(trpc.crm.tasks.list)

  const mapItems = (change: (items: Task[]) => Task[]) =>
    queryClient.setQueriesData<Cached>({ queryKey: listKey }, (data) => {
      if (!data) return data
      return 'pages' in data
        ? { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) }
        : { ...data, items: change(data.items) }
    })
  const refresh = () => {
    void utils.crm.tasks.list.invalidate()
    void utils.crm.customers.summary.invalidate()
    void utils.crm.customers.timeline.invalidate()
  }
  const settle = {
    onError: (failure: unknown) => showError(sentenceFor(failure)),
    onSettled: refresh,
  }
  const create = trpc.crm.tasks.create.useMutation()
  const update = trpc.crm.tasks.update.useMutation()
  const complete = trpc.crm.tasks.complete.useMutation(settle)
  const reopen = trpc.crm.tasks.reopen.useMutation(settle)
  const remove = trpc.crm.tasks.delete.useMutation(settle)
  const restore = trpc.crm.tasks.restore.useMutation(settle)
  const leave = (id: string) => mapItems((items) => items.filter((item) => item.id !== id))

  return {
    async add(input: CreateTaskInput) {
      await create.mutateAsync(input)
      refresh()
    },
    /** Throws what the server refused; the caller decides on a conflict. */
    async change({ id, version }: Pick<Task, 'id' | 'version'>, changes: TaskChanges) {
      const saved = await update.mutateAsync({ id, expectedVersion: version, changes })
      mapItems((items) => items.map((item) => (item.id === id ? saved : item)))
      refresh()
    },
    complete({ id, title }: Pick<Task, 'id' | 'title'>) {
      leave(id)
      const undo = () => reopen.mutate({ id })
      complete.mutate(
        { id },
        { onSuccess: () => showToast({ message: t('tasks.done', { title }), undo }) },
      )
    },
    reopen({ id }: Pick<Task, 'id'>) {
      leave(id)
      reopen.mutate({ id })
    },
    remove({ id, title, version }: Task) {
      leave(id)
      const undo = () => restore.mutate({ id })
      remove.mutate(
        { id, expectedVersion: version },
        { onSuccess: () => showToast({ message: t('tasks.deleted', { title }), undo }) },
      )
    },
  }
}
