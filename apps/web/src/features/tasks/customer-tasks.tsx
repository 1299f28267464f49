import { trpc } from '@leora/client'
import type { Customer } from '@leora/domain/customers/customer'
import { canCreateTask } from '@leora/domain/tasks/policy'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActor } from '#shared/session/me.ts'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { NewTask } from './task-editor.tsx'
import { TaskItem } from './task-item.tsx'
import classes from './tasks.module.css'
import { TasksSkeleton } from './tasks-skeleton.tsx'

/** What is to do for a customer, and what was done lately. */
export function CustomerTasks({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const mayAdd = customer.deletedAt === null && canCreateTask(useActor(), customer).allowed
  const [isAdding, setAdding] = useState(false)
  const [editedId, setEditedId] = useState<string | null>(null)
  const open = trpc.crm.tasks.list.useQuery({ customerId: customer.id, limit: 100 })
  const done = trpc.crm.tasks.list.useQuery({ customerId: customer.id, state: 'done', limit: 10 })

  if (open.error && !open.data) {
    return <ErrorState error={open.error} onRetry={() => void open.refetch()} />
  }
  if (!open.data) return <TasksSkeleton />
  const isEmpty = open.data.items.length === 0 && (done.data?.items.length ?? 0) === 0
  const add = mayAdd && (
    <Button
      variant={isEmpty ? 'filled' : 'default'}
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('tasks.new')}
    </Button>
  )
  if (isEmpty && !isAdding) {
    return (
      <EmptyState
        picture="quiet"
        title={t('tasks.emptyHereTitle')}
        text={t('tasks.emptyHereText')}
        action={add}
        isSmall
      />
    )
  }
  const listOf = (label: string, items: typeof open.data.items) =>
    items.length > 0 && (
      <ul className={classes.list} aria-label={label}>
        {items.map((task) => (
          <li key={task.id}>
            <TaskItem
              task={task}
              namesCustomer={false}
              isEdited={editedId === task.id}
              onEdit={setEditedId}
            />
          </li>
        ))}
      </ul>
    )
  return (
    <div className={classes.panel}>
      {listOf(t('tasks.open'), open.data.items)}
      {isAdding ? <NewTask customerId={customer.id} onClose={() => setAdding(false)} /> : add}
      {done.data && done.data.items.length > 0 && (
        <section className={classes.section}>
          <h2>{t('tasks.doneLately')}</h2>
          {listOf(t('tasks.doneLately'), done.data.items)}
        </section>
      )}
    </div>
  )
}
