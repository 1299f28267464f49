import { trpc } from '@leora/client'
import { type CreateTeamInput, createTeamInput, type Team } from '@leora/domain/teams/team'
import { Button, Modal, MultiSelect, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rulesOf } from '#shared/forms/rules-of.ts'
import classes from '#shared/permissions/rights.module.css'
import { describeError } from '#shared/states/sentence-for.ts'
import { showToast } from '#shared/toast/toast.tsx'

interface TeamEditorProps {
  /** Null for a new one. */
  team: Team | null
  onClose: () => void
}

export function TeamEditor({ team, onClose }: TeamEditorProps) {
  const { t } = useTranslation()
  const title = team ? t('rights.teams.edit', { name: team.name }) : t('rights.teams.new')
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
      size={520}
    >
      <TeamForm team={team} onClose={onClose} />
    </Modal>
  )
}

type TeamValues = Pick<CreateTeamInput, 'name'> & { leadId: string | null; userIds: string[] }

function TeamForm({ team, onClose }: TeamEditorProps) {
  const { t } = useTranslation()
  const { data: members = [] } = trpc.admin.listMembers.useQuery()
  const people = members.map(({ userId, name }) => ({ value: userId, label: name }))
  const form = useForm<TeamValues>({
    initialValues: {
      name: team?.name ?? '',
      leadId: team?.lead?.userId ?? null,
      userIds: team?.people.map(({ userId }) => userId) ?? [],
    },
    validate: rulesOf(createTeamInput),
  })
  const save = useSaveTeam(team, onClose, form.setErrors)

  return (
    <form className={classes.form} noValidate onSubmit={form.onSubmit(save.send)}>
      <TextInput label={t('rights.teams.name')} data-autofocus {...form.getInputProps('name')} />
      <Select
        label={t('rights.teams.lead')}
        description={t('rights.teams.leadHint')}
        placeholder={t('rights.teams.nobody')}
        data={people}
        clearable
        searchable
        {...form.getInputProps('leadId')}
      />
      <MultiSelect
        label={t('rights.teams.people')}
        description={t('rights.teams.peopleHint')}
        data={people}
        searchable
        hidePickedOptions
        {...form.getInputProps('userIds')}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('frame.action.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={team !== null && !form.isDirty()}>
          {team ? t('rights.teams.save') : t('rights.teams.create')}
        </Button>
      </div>
    </form>
  )
}

function useSaveTeam(
  team: Team | null,
  onSaved: () => void,
  setErrors: (errors: Record<string, string>) => void,
) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const [id] = useState(() => crypto.randomUUID())
  const shared = {
    onSuccess: ({ name }: Team) => {
      showToast({ message: t('rights.teams.saved', { name }) })
      onSaved()
    },
    onError: (failure: unknown) => {
      const { fields, sentence } = describeError(failure)
      setErrors(Object.keys(fields).length > 0 ? fields : { name: sentence })
    },
    onSettled: () =>
      Promise.all([utils.admin.listTeams.invalidate(), utils.admin.listMembers.invalidate()]),
  }
  const create = trpc.admin.createTeam.useMutation(shared)
  const update = trpc.admin.updateTeam.useMutation(shared)
  return {
    isPending: create.isPending || update.isPending,
    send: (values: TeamValues) =>
      team
        ? update.mutate({ id: team.id, expectedVersion: team.version, changes: values })
        : create.mutate({ id, ...values }),
  }
}
