import { trpc } from '@leora/client'
import { type Role, roles } from '@leora/domain/actor'
import {
  canInviteMember,
  type InviteMemberInput,
  inviteMemberInput,
} from '@leora/domain/invitations/invitation'
import { Button, Modal, MultiSelect, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rulesOf } from '#shared/forms/rules-of.ts'
import classes from '#shared/permissions/rights.module.css'
import { useActor } from '#shared/session/me.ts'
import { describeError } from '#shared/states/sentence-for.ts'
import { showToast } from '#shared/toast/toast.tsx'

type InviteMemberValues = Pick<InviteMemberInput, 'email' | 'role' | 'teamIds'> & {
  permissionSetId: string | null
}

export function InviteMember({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('invitations.invite')}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
      size={520}
    >
      <InviteMemberForm onClose={onClose} />
    </Modal>
  )
}

function InviteMemberForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const actor = useActor()
  const { data: sets = [] } = trpc.admin.listPermissionSets.useQuery()
  const { data: teams = [] } = trpc.admin.listTeams.useQuery()
  const form = useForm<InviteMemberValues>({
    initialValues: { email: '', role: 'rep', permissionSetId: null, teamIds: [] },
    validate: rulesOf(inviteMemberInput),
  })
  const invite = useInvite(onClose, form.setErrors)
  const mayGive = (role: Role) => canInviteMember(actor, { role }).allowed
  // Rights made by the company are given by whoever may make an owner.
  const maySet = mayGive('owner')

  return (
    <form className={classes.form} noValidate onSubmit={form.onSubmit(invite.send)}>
      <TextInput
        label={t('invitations.email')}
        description={t('invitations.emailHint')}
        type="email"
        name="email"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('email')}
      />
      <Select
        label={t('invitations.role')}
        description={t(`admin.members.about.${form.values.role}`)}
        allowDeselect={false}
        data={roles
          .filter(mayGive)
          .map((role) => ({ value: role, label: t(`frame.role.${role}`) }))}
        {...form.getInputProps('role')}
      />
      {maySet && sets.length > 0 && (
        <Select
          label={t('invitations.permissionSet')}
          placeholder={t('invitations.noPermissionSet')}
          clearable
          data={sets.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('permissionSetId')}
        />
      )}
      {teams.length > 0 && (
        <MultiSelect
          label={t('invitations.teams')}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          hidePickedOptions
          {...form.getInputProps('teamIds')}
        />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('frame.action.cancel')}
        </Button>
        <Button type="submit" loading={invite.isPending}>
          {t('invitations.send')}
        </Button>
      </div>
    </form>
  )
}

function useInvite(onDone: () => void, setErrors: (errors: Record<string, string>) => void) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  // Sent twice, it is one invitation.
  const [id] = useState(() => crypto.randomUUID())
  const { mutate, isPending } = trpc.admin.inviteMember.useMutation({
    onSuccess: ({ email }) => {
      showToast({ message: t('invitations.sent', { email }) })
      onDone()
    },
    onError: (failure) => {
      const { fields, sentence } = describeError(failure)
      setErrors(Object.keys(fields).length > 0 ? fields : { email: sentence })
    },
    onSettled: () => utils.admin.listInvitations.invalidate(),
  })
  return { isPending, send: (values: InviteMemberValues) => mutate({ id, ...values }) }
}
