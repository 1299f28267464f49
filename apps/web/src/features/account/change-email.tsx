import { trpc } from '@leora/client'
import { changeEmailInput } from '@leora/domain/account/inputs'
import { Button, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { rulesOf } from '#shared/forms/rules-of.ts'
import classes from '#shared/permissions/rights.module.css'
import { describeError } from '#shared/states/sentence-for.ts'

/** The new address must answer before anything changes. */
export function ChangeEmail({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const form = useForm({ initialValues: { email: '' }, validate: rulesOf(changeEmailInput) })
  const { mutate, isPending, isSuccess } = trpc.account.changeEmail.useMutation({
    onError: (failure) => {
      const { fields, sentence } = describeError(failure)
      form.setErrors(Object.keys(fields).length > 0 ? fields : { email: sentence })
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('invitations.address.change')}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      {isSuccess ? (
        <div className={classes.form}>
          <p role="status">{t('invitations.address.mailed', { email: form.values.email })}</p>
          <div className={classes.actions}>
            <Button onClick={onClose}>{t('frame.action.close')}</Button>
          </div>
        </div>
      ) : (
        <form
          className={classes.form}
          noValidate
          onSubmit={form.onSubmit((values) => mutate(values))}
        >
          <TextInput
            label={t('invitations.address.new')}
            description={t('invitations.address.hint')}
            type="email"
            name="email"
            autoComplete="email"
            data-autofocus
            maxLength={254}
            {...form.getInputProps('email')}
          />
          <div className={classes.actions}>
            <Button variant="default" onClick={onClose}>
              {t('frame.action.cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('signUp.forgot.submit')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
