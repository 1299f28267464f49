import { trpc } from '@leora/client'
import {
  type Activity,
  type ActivityType,
  activityDirections,
  activityOutcomes,
  directedTypes,
  timedTypes,
} from '@leora/domain/activities/activity'
import { logActivityInput } from '@leora/domain/activities/inputs'
import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fromLocalInput, toLocalInput } from '#shared/format/local-input.ts'
import { useReader } from '#shared/format/use-format.ts'
import { describeError, sayRule } from '#shared/states/sentence-for.ts'
import { ChoiceChips } from './choice-chips.tsx'
import classes from './composer.module.css'
import { type FollowUp, FollowUpFields } from './follow-up-fields.tsx'

/** What the form makes of it: the fields of an activity, whatever is done with them. */
export interface ActivityDraft {
  type: ActivityType
  direction: Activity['direction']
  outcome: Activity['outcome']
  durationMinutes: number | null
  contactId: string | null
  body: string | null
  happenedAt?: string
}

interface ComposerProps {
  customerId: string
  type: ActivityType
  /** The activity to correct; none for a new one. */
  start?: Activity
  onSave: (draft: ActivityDraft, followUp: FollowUp | null) => Promise<void>
  onClose: () => void
}

/** Everything is filled in as it most often is: a call is logged by opening this and saving. */
export function Composer({ customerId, type, start, onSave, onClose }: ComposerProps) {
  const { t } = useTranslation()
  const { timeZone } = useReader()
  const [draft, setDraft] = useState<ActivityDraft>(() => start ?? emptyDraft(type))
  const [when, setWhen] = useState(start ? toLocalInput(start.happenedAt, timeZone) : '')
  const [followUp, setFollowUp] = useState<FollowUp | null>(null)
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [isSaving, setSaving] = useState(false)
  const contacts = trpc.crm.contacts.list.useQuery({ customerId, limit: 100 })
  const set = (changes: Partial<ActivityDraft>) => setDraft((before) => ({ ...before, ...changes }))

  const save = async () => {
    const happenedAt = when === '' ? undefined : fromLocalInput(when, timeZone)
    const full = { ...draft, ...(happenedAt && { happenedAt }) }
    const checked = logActivityInput.safeParse({
      ...full,
      customerId,
      ...(followUp && { followUp }),
    })
    if (!checked.success) {
      const found = checked.error.issues.map(({ path, message }) => [
        path.join('.'),
        sayRule(message),
      ])
      setFaults(Object.fromEntries(found))
      return
    }
    setSaving(true)
    try {
      await onSave(full, followUp)
      onClose()
    } catch (error) {
      const { fields, sentence } = describeError(error)
      setFaults(Object.keys(fields).length > 0 ? fields : { body: sentence })
      setSaving(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }

  return (
    <form
      className={classes.composer}
      aria-label={t(start ? 'activities.correct' : `activities.log.${type}`)}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {directedTypes.includes(type) && (
        <ChoiceChips
          label={t('activities.field.direction')}
          options={activityDirections.map((value) => ({
            value,
            label: t(`activities.direction.${value}`),
          }))}
          value={draft.direction}
          onChange={(direction) => set({ direction })}
        />
      )}
      {type !== 'note' && type !== 'email' && (
        <ChoiceChips
          label={t('activities.field.outcome')}
          options={activityOutcomes.map((value) => ({
            value,
            label: t(`activities.outcome.${value}`),
          }))}
          value={draft.outcome}
          onChange={(outcome) => set({ outcome })}
        />
      )}
      <Textarea
        aria-label={t('activities.field.body')}
        placeholder={t('activities.bodyPlaceholder')}
        autosize
        autoFocus
        minRows={2}
        maxRows={10}
        value={draft.body ?? ''}
        error={faults['body']}
        onChange={(event) => set({ body: event.currentTarget.value })}
      />
      <div className={classes.fields}>
        {(contacts.data?.items.length ?? 0) > 0 && (
          <Select
            label={t('activities.field.contactId')}
            data={contacts.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            value={draft.contactId}
            error={faults['contactId']}
            clearable
            onChange={(contactId) => set({ contactId })}
          />
        )}
        {timedTypes.includes(type) && (
          <NumberInput
            label={t('activities.field.durationMinutes')}
            min={1}
            max={1440}
            allowDecimal={false}
            value={draft.durationMinutes ?? ''}
            error={faults['durationMinutes']}
            onChange={(value) => set({ durationMinutes: typeof value === 'number' ? value : null })}
          />
        )}
        <TextInput
          label={t('activities.field.happenedAt')}
          type="datetime-local"
          placeholder={t('activities.now')}
          value={when}
          error={faults['happenedAt']}
          onChange={(event) => setWhen(event.currentTarget.value)}
        />
      </div>
      {!start && <FollowUpFields followUp={followUp} faults={faults} onChange={setFollowUp} />}
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose}>
          {t('frame.action.cancel')}
        </Button>
        <Button type="submit" loading={isSaving}>
          {t('frame.action.save')}
        </Button>
      </div>
    </form>
  )
}

function emptyDraft(type: ActivityType): ActivityDraft {
  return {
    type,
    direction: directedTypes.includes(type) ? 'outgoing' : null,
    outcome: type === 'call' ? 'reached' : null,
    durationMinutes: null,
    contactId: null,
    body: null,
  }
}
