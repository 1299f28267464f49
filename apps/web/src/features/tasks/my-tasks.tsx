import { trpc } from '@leora/client'
import { taskDues } from '@leora/domain/tasks/inputs'
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#shared/keyboard/use-shortcuts.ts'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { TaskItem } from './task-item.tsx'
import classes from './tasks.module.css'
import { TasksSkeleton } from './tasks-skeleton.tsx'
import { useTasks } from './use-tasks.ts'

interface MyTasksProps {
  /** The one a notice speaks of. */
  startId: string | null
  emptyAction: ReactNode
}

/** What is one's own to do: overdue, for today, and to come. j and k walk, x ticks off, Enter opens. */
export function MyTasks({ startId, emptyAction }: MyTasksProps) {
  const { t } = useTranslation()
  const tasks = useTasks()
  const [editedId, setEditedId] = useState<string | null>(null)
  const [activeId, setActiveId] = useState(startId)
  const overdue = trpc.crm.tasks.list.useQuery({ isMine: true, due: 'overdue', limit: 100 })
  const today = trpc.crm.tasks.list.useQuery({ isMine: true, due: 'today', limit: 100 })
  const upcoming = trpc.crm.tasks.list.useInfiniteQuery(
    { isMine: true, due: 'upcoming', limit: 50 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined },
  )
  const lists = {
    overdue: overdue.data?.items,
    today: today.data?.items,
    upcoming: upcoming.data?.pages.flatMap(({ items }) => items),
  }
  const all = taskDues.flatMap((due) => lists[due] ?? [])
  const step = (by: number) => {
    const at = all.findIndex(({ id }) => id === activeId)
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))]
    if (next) setActiveId(next.id)
  }
  const active = all.find(({ id }) => id === activeId)
  useShortcuts(
    {
      j: () => step(1),
      k: () => step(-1),
      x: () => {
        if (!active) return
        step(active === all.at(-1) ? -1 : 1)
        tasks.complete(active)
      },
      Enter: () => active && setEditedId(active.id),
    },
    editedId === null,
  )

  const failed = [overdue, today, upcoming].find(({ error, data }) => error && !data)
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
  if (taskDues.some((due) => lists[due] === undefined)) return <TasksSkeleton />
  if (all.length === 0) {
    return (
      <EmptyState
        picture="quiet"
        title={t('tasks.emptyTitle')}
        text={t('tasks.emptyText')}
        action={emptyAction}
      />
    )
  }
  return (
    <>
      {taskDues.map((due) => {
        const items = lists[due] ?? []
        if (items.length === 0) return null
        return (
          <section key={due} className={classes.section}>
            <h2>
              {t(`tasks.due.${due}`)} <span className={classes.soft}>{items.length}</span>
            </h2>
            <ul className={classes.list} aria-label={t(`tasks.due.${due}`)}>
              {items.map((task) => (
                <li key={task.id} aria-current={task.id === activeId || undefined}>
                  <TaskItem
                    task={task}
                    namesCustomer
                    isActive={task.id === activeId}
                    isEdited={editedId === task.id}
                    onEdit={setEditedId}
                  />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {upcoming.hasNextPage && (
        <Button
          variant="default"
          fullWidth
          mt={16}
          loading={upcoming.isFetchingNextPage}
          onClick={() => void upcoming.fetchNextPage()}
        >
          {t('frame.action.showMore')}
        </Button>
      )}
    </>
  )
}
