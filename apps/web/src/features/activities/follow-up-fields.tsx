import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayOf } from '#shared/format/format-time.ts'
import { useMe } from '#shared/session/me.ts'
import classes from './composer.module.css'

export interface FollowUp {
  title: string
  dueOn: string
}

interface FollowUpFieldsProps {
  followUp: FollowUp | null
  faults: Readonly<Record<string, string>>
  onChange: (followUp: FollowUp | null) => void
}

const weekMs = 7 * 86_400_000

/** A task that is made together with the activity. */
export function FollowUpFields({ followUp, faults, onChange }: FollowUpFieldsProps) {
  const { t } = useTranslation()
  const { tenant } = useMe()
  const begin = () => ({ title: '', dueOn: dayOf(new Date(Date.now() + weekMs), tenant.timeZone) })
  return (
    <div className={classes.followUp}>
      <Checkbox
        label={t('activities.followUp')}
        checked={followUp !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? begin() : null)}
      />
      {followUp && (
        <div className={classes.fields}>
          <TextInput
            label={t('activities.followUpTitle')}
            autoFocus
            value={followUp.title}
            error={faults['followUp.title']}
            onChange={(event) => onChange({ ...followUp, title: event.currentTarget.value })}
          />
          <TextInput
            label={t('activities.followUpDue')}
            type="date"
            value={followUp.dueOn}
            error={faults['followUp.dueOn']}
            onChange={(event) => onChange({ ...followUp, dueOn: event.currentTarget.value })}
          />
        </div>
      )}
    </div>
  )
}
