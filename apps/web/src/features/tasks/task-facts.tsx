import type { Task } from '@leora/domain/tasks/task'
import { IconBell, IconFlag, IconRepeat } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import classes from './tasks.module.css'

export function TaskFacts({ task, namesCustomer }: { task: Task; namesCustomer: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { customerId, customerName, contactName, recurrence, remindAt, priority } = task
  return (
    <span className={classes.facts}>
      {priority !== 'normal' && (
        <span className={classes.fact} data-priority={priority}>
          <IconFlag size={14} aria-hidden />
          {t(`tasks.priority.${priority}`)}
        </span>
      )}
      {namesCustomer && customerId && customerName && (
        <Link to="/customers/$id" params={{ id: customerId }} className={classes.customer}>
          <bdi>{customerName}</bdi>
        </Link>
      )}
      {contactName && <bdi>{contactName}</bdi>}
      {!namesCustomer && task.assigneeName && <span>{task.assigneeName}</span>}
      {recurrence && (
        <span className={classes.fact}>
          <IconRepeat size={14} aria-hidden />
          {t(`tasks.every.${recurrence.unit}`, { count: recurrence.interval })}
        </span>
      )}
      {remindAt && (
        <span className={classes.fact}>
          <IconBell size={14} aria-label={t('tasks.field.remindAt')} />
          {format.dateTime(remindAt)}
        </span>
      )}
    </span>
  )
}
