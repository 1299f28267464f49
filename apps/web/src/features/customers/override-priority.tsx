import { trpc } from '@leora/client'
import { priorities } from '@leora/domain/customers/account-type'
import type { CustomerStanding } from '@leora/domain/customers/explained-standing'
import { latestExpiry, overridePriorityInput } from '@leora/domain/customers/priority-override'
import { addMonths } from '@leora/domain/local-day'
import { Button, Popover, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { rulesOf } from '#shared/forms/rules-of.ts'
import { useOpenAtOnce } from '#shared/frame/use-open-at-once.ts'
import { describeError } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import classes from './customer-standing.module.css'

interface OverridePriorityProps {
  id: string
  standing: CustomerStanding
  onClose: () => void
}

/** Says how important a customer is until a day, and why. */
export function OverridePriority({ id, standing, onClose }: OverridePriorityProps) {
  const { t } = useTranslation()
  const { target, isOpen, setOpen } = useOpenAtOnce()
  const close = () => {
    setOpen(false)
    onClose()
  }
  return (
    <Popover
      opened={isOpen}
      onChange={(open) => (open ? setOpen(true) : close())}
      position="bottom-start"
      width={320}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          ref={target}
          variant="subtle"
          size="compact-xs"
          className={classes.change ?? ''}
          aria-label={t('standing.override')}
          onClick={close}
        >
          {t('standing.change')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('standing.override')}>
        <Form id={id} standing={standing} onClose={close} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Form({ id, standing, onClose }: OverridePriorityProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const utils = trpc.useUtils()
  const { override, overrideVersion, priority, today } = standing
  const form = useForm({
    initialValues: {
      priority: override?.priority ?? priority,
      reason: override?.reason ?? '',
      expiresOn: override?.expiresOn ?? addMonths(today, 3),
    },
    validate: (values) =>
      rulesOf(overridePriorityInput)({ ...values, id, expectedVersion: overrideVersion }),
  })
  const show = (message: string) => {
    void utils.crm.customers.explainStanding.invalidate({ id })
    showToast({ message })
    onClose()
  }
  const onError = (error: unknown) => {
    const { fields, reason, sentence } = describeError(error)
    form.setErrors(fields)
    if (Object.keys(fields).length === 0) showError(sentence)
    if (reason === 'conflict') void utils.crm.customers.explainStanding.invalidate({ id })
  }
  const set = trpc.crm.customers.overridePriority.useMutation({
    onSuccess: (_saved, { expiresOn }) =>
      show(t('standing.saved', { date: format.explained({ kind: 'day', value: expiresOn }) })),
    onError,
  })
  const clear = trpc.crm.customers.clearPriorityOverride.useMutation({
    onSuccess: () => show(t('standing.cleared')),
    onError,
  })
  const expectedVersion = overrideVersion

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit((values) => set.mutate({ ...values, id, expectedVersion }))}
    >
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('standing.field.priority')}
        value={form.values.priority}
        data={priorities.map((value) => ({ value, label: t(`standing.priority.${value}`) }))}
        onChange={(value) =>
          form.setFieldValue('priority', priorities.find((one) => one === value) ?? priority)
        }
      />
      <Textarea
        label={t('standing.reason')}
        description={t('standing.reasonHint')}
        autosize
        minRows={2}
        data-autofocus
        {...form.getInputProps('reason')}
      />
      <TextInput
        type="date"
        label={t('standing.expiresOn')}
        min={today}
        max={latestExpiry(today)}
        {...form.getInputProps('expiresOn')}
      />
      <div className={classes.actions}>
        {override && (
          <Button
            variant="default"
            loading={clear.isPending}
            onClick={() => clear.mutate({ id, expectedVersion })}
          >
            {t('standing.clear')}
          </Button>
        )}
        <Button type="submit" loading={set.isPending}>
          {t('standing.save')}
        </Button>
      </div>
    </form>
  )
}
