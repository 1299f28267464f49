import type { Task } from '@leora/domain/tasks/task'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import classes from './timeline.module.css'

export function TaskEntry({ task, at }: { task: Task; at: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <li className={classes.entry}>
      <span className={classes.mark} data-type="task">
        <IconCircleCheck size={16} aria-hidden />
      </span>
      <div className={classes.body}>
        <div className={classes.line}>
          <span className={classes.sentence}>
            <b>{task.doneByName ?? t('admin.audit.unknown')}</b> {t('activities.didTask')}{' '}
            <bdi>{task.title}</bdi>
          </span>
          <time className={classes.time} dateTime={at} title={format.dateTime(at)}>
            {format.time(at)}
          </time>
        </div>
      </div>
    </li>
  )
}
