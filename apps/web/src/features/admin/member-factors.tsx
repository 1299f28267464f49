import { trpc } from '@leora/client'
import { resetFactorsInput } from '@leora/domain/second-factor/inputs'
import { Button, Modal, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { rulesOf } from '#shared/forms/rules-of.ts'
import { describeError } from '#shared/states/sentence-for.ts'
import { showToast } from '#shared/toast/toast.tsx'
import classes from './member-factors.module.css'

interface MemberFactorsProps {
  member: { userId: string; name: string }
  onClose: () => void
}

/** An owner's help for a member who lost their device; it says what follows and asks why. */
export function MemberFactors({ member, onClose }: MemberFactorsProps) {
  const { t } = useTranslation()
  const { userId, name } = member
  const form = useForm({
    initialValues: { reason: '' },
    validate: ({ reason }) => rulesOf(resetFactorsInput)({ userId, reason }),
  })
  const { mutate, isPending } = trpc.admin.resetFactors.useMutation({
    onSuccess: () => {
      showToast({ message: t('security.reset.done', { name }) })
      onClose()
    },
    onError: (error) => form.setErrors({ reason: describeError(error).sentence }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('security.reset.title', { name })}
      size={480}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit(({ reason }) => mutate({ userId, reason }))}
      >
        <p className={classes.text}>{t('security.reset.text')}</p>
        <Textarea
          label={t('security.reset.reason')}
          placeholder={t('security.reset.reasonPlaceholder')}
          maxLength={300}
          autosize
          minRows={2}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('frame.action.cancel')}
          </Button>
          <Button type="submit" variant="danger" loading={isPending}>
            {t('security.reset.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
