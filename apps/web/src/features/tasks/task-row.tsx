import type { Task } from '@leora/domain/tasks/task'
import { ActionIcon, Checkbox, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DueBadge } from './due-badge.tsx'
import { TaskFacts } from './task-facts.tsx'
import classes from './tasks.module.css'

interface TaskRowProps {
  task: Task
  mayEdit: boolean
  /** On the record of its customer one need not say whose it is. */
  namesCustomer: boolean
  isActive?: boolean
  onToggle: () => void
  onEdit: () => void
  onDelete: () => void
}

export function TaskRow({ task, mayEdit, namesCustomer, isActive = false, ...acts }: TaskRowProps) {
  const { t } = useTranslation()
  const { title, dueOn, doneAt } = task
  const isDone = doneAt !== null
  return (
    <div className={classes.row} data-active={isActive || undefined}>
      <Checkbox
        className={classes.check ?? ''}
        aria-label={t(isDone ? 'tasks.reopen' : 'tasks.complete', { title })}
        checked={isDone}
        disabled={!mayEdit}
        onChange={acts.onToggle}
      />
      <div className={classes.what}>
        {mayEdit ? (
          <button
            type="button"
            className={classes.title}
            data-done={isDone || undefined}
            onClick={acts.onEdit}
          >
            <bdi>{title}</bdi>
          </button>
        ) : (
          <bdi className={classes.plainTitle} data-done={isDone || undefined}>
            {title}
          </bdi>
        )}
        <TaskFacts task={task} namesCustomer={namesCustomer} />
      </div>
      <span className={classes.due}>
        <DueBadge dueOn={dueOn} isDone={isDone} />
      </span>
      {mayEdit && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('customers.moreActions', { name: title })} data-no-print>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={acts.onEdit}>
              {t('frame.action.edit')}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={acts.onDelete}>
              {t('frame.action.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  )
}
