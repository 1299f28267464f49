import { trpc } from '@leora/client'
import { canEditTask } from '@leora/domain/tasks/policy'
import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useActor } from '#shared/session/me.ts'
import { DueBadge } from './due-badge.tsx'
import classes from './tasks.module.css'
import { useTasks } from './use-tasks.ts'

interface NextTaskProps {
  customerId: string
  /** What the record says where nothing is planned. */
  otherwise: ReactNode
}

/** The next open task of a customer, which can be ticked off where it stands. */
export function NextTask({ customerId, otherwise }: NextTaskProps) {
  const { t } = useTranslation()
  const actor = useActor()
  const tasks = useTasks()
  const { data } = trpc.crm.customers.summary.useQuery({ id: customerId }, { retry: false })
  const task = data?.nextTask
  if (!task) return otherwise
  const more = data.openTasks - 1
  return (
    <p className={classes.next}>
      <Checkbox
        aria-label={t('tasks.complete', { title: task.title })}
        checked={false}
        disabled={!canEditTask(actor, task).allowed}
        onChange={() => tasks.complete(task)}
      />
      <span className={classes.nextText}>
        <b>{t('customers.next.title')}</b> <bdi>{task.title}</bdi>
        {task.assigneeName && <span className={classes.soft}> · {task.assigneeName}</span>}
      </span>
      <DueBadge dueOn={task.dueOn} />
      {more > 0 && <span className={classes.soft}>{t('tasks.more', { count: more })}</span>}
    </p>
  )
}
