import { trpc } from '@leora/client'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TaskItem } from './task-item.tsx'
import classes from './tasks.module.css'

const shown = 6

/** What is overdue or due today, on the page where the day begins; nothing where nothing is. */
export function TodayTasks() {
  const { t } = useTranslation()
  const [editedId, setEditedId] = useState<string | null>(null)
  const overdue = trpc.crm.tasks.list.useQuery({ isMine: true, due: 'overdue', limit: shown })
  const today = trpc.crm.tasks.list.useQuery({ isMine: true, due: 'today', limit: shown })
  const items = [...(overdue.data?.items ?? []), ...(today.data?.items ?? [])].slice(0, shown)
  if (items.length === 0) return null
  return (
    <section className={classes.card} aria-labelledby="tasks-title">
      <div className={classes.cardHead}>
        <h2 id="tasks-title">{t('tasks.title')}</h2>
        <Button component={Link} to="/tasks" variant="subtle">
          {t('tasks.all')}
        </Button>
      </div>
      <ul className={classes.list}>
        {items.map((task) => (
          <li key={task.id}>
            <TaskItem
              task={task}
              namesCustomer
              isEdited={editedId === task.id}
              onEdit={setEditedId}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
