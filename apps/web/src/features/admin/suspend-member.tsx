import { trpc } from '@leora/client'
import type { Member } from '@leora/domain/admin/admin'
import { suspendMemberInput } from '@leora/domain/invitations/invitation'
import { Button, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { rulesOf } from '#shared/forms/rules-of.ts'
import classes from '#shared/permissions/rights.module.css'
import { describeError } from '#shared/states/sentence-for.ts'
import { showToast } from '#shared/toast/toast.tsx'

/** Lets a member in no more, or again; why stands in the history. */
export function SuspendMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const { userId, name } = member
  const isSuspended = member.suspendedAt !== null
  const form = useForm({
    initialValues: { userId, reason: '' },
    validate: rulesOf(suspendMemberInput),
  })
  const shared = {
    onSuccess: () => {
      showToast({
        message: t(isSuspended ? 'invitations.reactivated' : 'invitations.suspended', { name }),
      })
      onClose()
    },
    onError: (failure: unknown) => {
      const { fields, sentence } = describeError(failure)
      form.setErrors(Object.keys(fields).length > 0 ? fields : { reason: sentence })
    },
    onSettled: () => utils.admin.listMembers.invalidate(),
  }
  const suspend = trpc.admin.suspendMember.useMutation(shared)
  const reactivate = trpc.admin.reactivateMember.useMutation(shared)
  const { mutate, isPending } = isSuspended ? reactivate : suspend
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isSuspended ? 'invitations.reactivateTitle' : 'invitations.suspendTitle', { name })}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit((values) => mutate(values))}
      >
        <p>{t(isSuspended ? 'invitations.reactivateText' : 'invitations.suspendText')}</p>
        <TextInput
          label={t('rights.change.reason')}
          data-autofocus
          maxLength={300}
          {...form.getInputProps('reason')}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('frame.action.cancel')}
          </Button>
          <Button type="submit" variant={isSuspended ? 'filled' : 'danger'} loading={isPending}>
            {t(isSuspended ? 'invitations.reactivate' : 'invitations.suspend')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
