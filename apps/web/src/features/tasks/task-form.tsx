import { trpc } from '@leora/client'
import { canReadMembers } from '@leora/domain/admin/admin'
import { createTaskInput } from '@leora/domain/tasks/inputs'
import { recurrenceUnits } from '@leora/domain/tasks/recurrence'
import { type Task, taskPriorities } from '@leora/domain/tasks/task'
import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf } from '#shared/format/format-time.ts'
import { fromLocalInput, toLocalInput } from '#shared/format/local-input.ts'
import { useReader } from '#shared/format/use-format.ts'
import { rulesOf } from '#shared/forms/rules-of.ts'
import { useActor, useMe } from '#shared/session/me.ts'
import { describeError } from '#shared/states/sentence-for.ts'
import classes from './tasks.module.css'

/** The fields of a task as its form gives them. */
export type TaskDraft = Pick<
  Task,
  'title' | 'notes' | 'dueOn' | 'priority' | 'assigneeId' | 'remindAt' | 'recurrence' | 'contactId'
>

interface TaskFormProps {
  label: string
  start: Task | null
  customerId: string | null
  onSave: (draft: TaskDraft) => Promise<void>
  onClose: () => void
}

const rules = createTaskInput.pick({ title: true, notes: true, dueOn: true })

export function TaskForm({ label, start, customerId, onSave, onClose }: TaskFormProps) {
  const { t } = useTranslation()
  const me = useMe()
  const actor = useActor()
  const { timeZone } = useReader()
  const [isSaving, setSaving] = useState(false)
  const people = usePeople()
  const contacts = trpc.crm.contacts.list.useQuery(
    { customerId: customerId ?? '', limit: 100 },
    { enabled: customerId !== null },
  )
  const form = useForm({
    initialValues: {
      title: start?.title ?? '',
      notes: start?.notes ?? '',
      dueOn: start?.dueOn ?? dayOf(new Date(), me.tenant.timeZone),
      priority: start?.priority ?? 'normal',
      assigneeId: start?.assigneeId ?? actor.userId,
      remindAt: start?.remindAt ? toLocalInput(start.remindAt, timeZone) : '',
      repeat: start?.recurrence?.unit ?? 'never',
      interval: start?.recurrence?.interval ?? 1,
      contactId: start?.contactId ?? null,
    },
    validate: rulesOf(rules),
  })
  const save = async ({ repeat, interval, remindAt, notes, ...values }: typeof form.values) => {
    setSaving(true)
    const unit = recurrenceUnits.find((word) => word === repeat)
    try {
      await onSave({
        ...values,
        title: values.title.trim(),
        notes: notes.trim() === '' ? null : notes.trim(),
        remindAt: remindAt === '' ? null : fromLocalInput(remindAt, timeZone),
        recurrence: unit ? { unit, interval } : null,
      })
    } catch (error) {
      const { fields, sentence } = describeError(error)
      form.setErrors(Object.keys(fields).length > 0 ? fields : { title: sentence })
    } finally {
      setSaving(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  const field = (name: keyof typeof form.values & keyof TaskDraft) => ({
    label: t(`tasks.field.${name}`),
    ...form.getInputProps(name),
  })

  return (
    <form
      className={classes.form}
      aria-label={label}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={form.onSubmit((values) => void save(values))}
    >
      <TextInput {...field('title')} autoFocus data-autofocus autoComplete="off" />
      <div className={classes.fields}>
        <TextInput {...field('dueOn')} type="date" />
        <Select {...field('assigneeId')} data={people} searchable allowDeselect={false} />
        <Select
          {...field('priority')}
          data={taskPriorities.map((word) => ({ value: word, label: t(`tasks.priority.${word}`) }))}
          allowDeselect={false}
        />
        <TextInput {...field('remindAt')} type="datetime-local" />
        <Select
          label={t('tasks.field.recurrence')}
          data={(['never', ...recurrenceUnits] as const).map((word) => ({
            value: word,
            label: t(`tasks.repeat.${word}`),
          }))}
          allowDeselect={false}
          {...form.getInputProps('repeat')}
        />
        {form.values.repeat !== 'never' && (
          <NumberInput
            label={t('tasks.interval')}
            min={1}
            max={99}
            allowDecimal={false}
            {...form.getInputProps('interval')}
          />
        )}
        {(contacts.data?.items.length ?? 0) > 0 && (
          <Select
            {...field('contactId')}
            data={contacts.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            clearable
          />
        )}
      </div>
      <Textarea {...field('notes')} autosize minRows={1} maxRows={8} />
      <div className={classes.formActs}>
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

/** Whom a task may be given to; whoever may not see the members keeps it. */
function usePeople() {
  const me = useMe()
  const members = trpc.admin.listMembers.useQuery(undefined, {
    staleTime: 5 * 60_000,
    enabled: canReadMembers(useActor()).allowed,
  })
  const known = members.data?.map(({ userId, name }) => ({ value: userId, label: name }))
  return known ?? [{ value: me.user.id, label: me.user.name }]
}
