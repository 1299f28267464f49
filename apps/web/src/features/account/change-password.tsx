import { trpc } from '@leora/client'
import { changePasswordInput } from '@leora/domain/account/inputs'
import { Button, Checkbox, Modal, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { NewPasswordField } from '#shared/forms/new-password-field.tsx'
import { rulesOf } from '#shared/forms/rules-of.ts'
import classes from '#shared/permissions/rights.module.css'
import { useMe } from '#shared/session/me.ts'
import { describeError } from '#shared/states/sentence-for.ts'
import { showToast } from '#shared/toast/toast.tsx'

export function ChangePassword({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('invitations.password.change')}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <ChangePasswordForm onClose={onClose} />
    </Modal>
  )
}

function ChangePasswordForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { user } = useMe()
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', endOthers: true },
    validate: rulesOf(changePasswordInput),
  })
  const { mutate, isPending } = trpc.account.changePassword.useMutation({
    onSuccess: () => {
      showToast({ message: t('invitations.password.changed') })
      onClose()
    },
    onError: (failure) => {
      const { fields, sentence } = describeError(failure)
      form.setErrors(Object.keys(fields).length > 0 ? fields : { currentPassword: sentence })
    },
  })
  const newPassword = form.getInputProps('newPassword')
  return (
    <form className={classes.form} noValidate onSubmit={form.onSubmit((values) => mutate(values))}>
      {/* Tells a password manager whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={user.email} readOnly />
      <PasswordInput
        label={t('invitations.password.current')}
        name="currentPassword"
        autoComplete="current-password"
        data-autofocus
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
        {...form.getInputProps('currentPassword')}
      />
      <NewPasswordField
        label={t('signUp.reset.password')}
        name="newPassword"
        about={[user.name, user.email]}
        value={form.values.newPassword}
        error={newPassword.error}
        onChange={newPassword.onChange}
      />
      <Checkbox
        label={t('invitations.password.endOthers')}
        {...form.getInputProps('endOthers', { type: 'checkbox' })}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('frame.action.cancel')}
        </Button>
        <Button type="submit" loading={isPending}>
          {t('signUp.reset.submit')}
        </Button>
      </div>
    </form>
  )
}
