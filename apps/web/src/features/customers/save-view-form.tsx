import { trpc } from '@leora/client'
import { canShareViews, type SavedSearch, saveViewInput } from '@leora/domain/customers/saved-view'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { rulesOf } from '#shared/forms/rules-of.ts'
import { useActor } from '#shared/session/me.ts'
import { describeError } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import classes from './view-menu.module.css'

interface SaveViewFormProps {
  search: SavedSearch
  onSaved: () => void
}

/** Keeps the list as it stands under a name. */
export function SaveViewForm({ search, onSaved }: SaveViewFormProps) {
  const { t } = useTranslation()
  const actor = useActor()
  const utils = trpc.useUtils()
  const form = useForm({
    initialValues: { name: '', isShared: false },
    validate: (values) => rulesOf(saveViewInput)({ ...values, search }),
  })
  const { mutate, isPending } = trpc.crm.customers.views.save.useMutation({
    onSuccess: ({ name }) => {
      void utils.crm.customers.views.list.invalidate()
      showToast({ message: t('customers.view.saved', { name }) })
      onSaved()
    },
    onError: (error) => {
      const { fields, sentence } = describeError(error)
      form.setErrors(fields)
      if (Object.keys(fields).length === 0) showError(sentence)
    },
  })
  return (
    <form
      className={classes.form}
      onSubmit={form.onSubmit((values) => mutate({ ...values, search }))}
    >
      <TextInput
        label={t('customers.view.name')}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      {canShareViews(actor).allowed && (
        <Checkbox
          label={t('customers.view.share')}
          {...form.getInputProps('isShared', { type: 'checkbox' })}
        />
      )}
      <Button type="submit" loading={isPending}>
        {t('customers.view.save')}
      </Button>
    </form>
  )
}
