import type { Activity } from '@leora/domain/activities/activity'
import type { ActivityChanges } from '@leora/domain/activities/inputs'
import { canEditActivity } from '@leora/domain/activities/policy'
import type { Customer } from '@leora/domain/customers/customer'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge, type Tone } from '#shared/parts/badge.tsx'
import { useActor } from '#shared/session/me.ts'
import { activityIcons } from './activity-icon.tsx'
import { type ActivityDraft, Composer } from './composer.tsx'
import classes from './timeline.module.css'
import { useActivities } from './use-activities.ts'

const tones: Readonly<Record<NonNullable<Activity['outcome']>, Tone>> = {
  reached: 'neutral',
  no_answer: 'neutral',
  left_message: 'neutral',
  interested: 'info',
  not_interested: 'warn',
  ordered: 'good',
}

export function ActivityEntry({ activity, customer }: { activity: Activity; customer: Customer }) {
  const { t } = useTranslation()
  const format = useFormat()
  const actor = useActor()
  const [isEditing, setEditing] = useState(false)
  const activities = useActivities(customer.id)
  const { type, direction, outcome, durationMinutes, contactName, body } = activity
  const TypeIcon = activityIcons[type]
  const mayEdit = customer.deletedAt === null && canEditActivity(actor, customer, activity).allowed

  if (isEditing) {
    return (
      <li>
        <Composer
          customerId={customer.id}
          type={type}
          start={activity}
          onSave={async (draft) => {
            const changes = changesOf(activity, draft)
            if (Object.keys(changes).length > 0) await activities.change(activity, changes)
          }}
          onClose={() => setEditing(false)}
        />
      </li>
    )
  }
  return (
    <li className={classes.entry}>
      <span className={classes.mark} data-type={type}>
        <TypeIcon size={16} aria-hidden />
      </span>
      <div className={classes.body}>
        <div className={classes.line}>
          <span className={classes.sentence}>
            <b>{activity.authorName ?? t('admin.audit.unknown')}</b>{' '}
            {t(direction === 'incoming' ? 'activities.incoming' : `activities.did.${type}`)}
            {contactName && <bdi className={classes.soft}> · {contactName}</bdi>}
            {durationMinutes !== null && (
              <span className={classes.soft}>
                {' '}
                · {t('activities.minutes', { count: durationMinutes })}
              </span>
            )}{' '}
            {outcome && <Badge tone={tones[outcome]}>{t(`activities.outcome.${outcome}`)}</Badge>}
          </span>
          <time
            className={classes.time}
            dateTime={activity.happenedAt}
            title={format.dateTime(activity.happenedAt)}
          >
            {format.time(activity.happenedAt)}
          </time>
        </div>
        {body && <p className={classes.text}>{body}</p>}
      </div>
      {mayEdit && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              aria-label={t('activities.acts', { what: t(`activities.short.${type}`) })}
              data-no-print
            >
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => setEditing(true)}
            >
              {t('activities.correct')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => activities.remove(activity)}
            >
              {t('frame.action.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}

const fields = [
  'direction',
  'outcome',
  'durationMinutes',
  'contactId',
  'body',
  'happenedAt',
] as const

/** What of the form differs; an input of minutes leaves the seconds as they were. */
function changesOf(activity: Activity, draft: ActivityDraft): ActivityChanges {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = draft[field]
      const old = activity[field]
      if (value === undefined || value === old || (!value && !old)) return []
      const isSameMinute =
        field === 'happenedAt' && Math.abs(Date.parse(`${value}`) - Date.parse(`${old}`)) < 60_000
      return isSameMinute ? [] : [[field, value]]
    }),
  )
}
