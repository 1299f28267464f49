import { trpc } from '@leora/client'
import { canEditTeams } from '@leora/domain/teams/policy'
import type { Team } from '@leora/domain/teams/team'
import { ActionIcon, Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Avatar } from '#shared/parts/avatar.tsx'
import classes from '#shared/parts/table.module.css'
import { useActor } from '#shared/session/me.ts'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'

interface TeamListProps {
  emptyAction: ReactNode
  onEdit: (team: Team) => void
}

export function TeamList({ emptyAction, onEdit }: TeamListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const mayEdit = canEditTeams(useActor()).allowed
  const deleteTeam = useDeleteTeam()
  const { data, error, refetch } = trpc.admin.listTeams.useQuery()

  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  if (data.length === 0) {
    return (
      <EmptyState
        picture="quiet"
        title={t('rights.teams.emptyTitle')}
        text={t('rights.teams.emptyText')}
        action={emptyAction}
      />
    )
  }
  return (
    <table className={classes.table} data-acts={mayEdit ? '' : undefined}>
      <thead>
        <tr>
          <th scope="col">{t('rights.teams.name')}</th>
          <th scope="col">{t('rights.teams.lead')}</th>
          <th scope="col">{t('rights.teams.people')}</th>
          {mayEdit && (
            <th scope="col">
              <span className="sr-only">{t('frame.action.edit')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {data.map((team) => (
          <tr key={team.id}>
            <th scope="row">
              <bdi>{team.name}</bdi>
            </th>
            <td data-label={t('rights.teams.lead')}>
              {team.lead ? (
                <span className={classes.row}>
                  <Avatar name={team.lead.name} size={20} />
                  {team.lead.name}
                </span>
              ) : (
                <span className={classes.soft}>{t('rights.teams.nobody')}</span>
              )}
            </td>
            <td data-label={t('rights.teams.people')}>
              <span className={classes.stack}>
                <span>{t('rights.teams.count', { count: team.people.length })}</span>
                <span className={classes.soft}>
                  {format.list(team.people.map(({ name }) => name))}
                </span>
              </span>
            </td>
            {mayEdit && (
              <td className={classes.figure}>
                <span className={classes.row} style={{ justifyContent: 'flex-end' }}>
                  <Button
                    variant="default"
                    aria-label={t('rights.teams.edit', { name: team.name })}
                    onClick={() => onEdit(team)}
                  >
                    {t('frame.action.edit')}
                  </Button>
                  <ActionIcon
                    aria-label={t('rights.teams.delete', { name: team.name })}
                    title={t('rights.teams.delete', { name: team.name })}
                    onClick={() => deleteTeam(team)}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </span>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useDeleteTeam() {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const shared = {
    onError: (failure: unknown) => showError(sentenceFor(failure)),
    onSettled: () => utils.admin.listTeams.invalidate(),
  }
  const remove = trpc.admin.deleteTeam.useMutation(shared)
  const restore = trpc.admin.restoreTeam.useMutation(shared)
  return ({ id, name, version }: Team) =>
    remove.mutate(
      { id, expectedVersion: version },
      {
        onSuccess: () =>
          showToast({
            message: t('rights.teams.deleted', { name }),
            undo: () => restore.mutate({ id }),
          }),
      },
    )
}
