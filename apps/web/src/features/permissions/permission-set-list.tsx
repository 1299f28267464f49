import { trpc } from '@leora/client'
import type { PermissionSet } from '@leora/domain/permissions/permission-set'
import { canDeletePermissionSet, canEditPermissionSets } from '@leora/domain/permissions/policy'
import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import tableClasses from '#shared/parts/table.module.css'
import classes from '#shared/permissions/rights.module.css'
import { useActor } from '#shared/session/me.ts'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'

interface PermissionSetListProps {
  onCreate: () => void
  onEdit: (set: PermissionSet) => void
}

/** The company's own sets, and who has them. */
export function PermissionSetList({ onCreate, onEdit }: PermissionSetListProps) {
  const { t } = useTranslation()
  const mayEdit = canEditPermissionSets(useActor()).allowed
  const { data, error, refetch } = trpc.admin.listPermissionSets.useQuery()
  const create = mayEdit && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onCreate}>
      {t('rights.roles.new')}
    </Button>
  )
  return (
    <section className={classes.section} aria-labelledby="own-title">
      <div className={classes.sectionHead}>
        <div>
          <h2 id="own-title">{t('rights.roles.own')}</h2>
          <p>{t('rights.roles.ownText')}</p>
        </div>
        {data && data.length > 0 && create}
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <PageSkeleton />}
      {data?.length === 0 && (
        <EmptyState
          picture="keys"
          title={t('rights.roles.emptyTitle')}
          text={t('rights.roles.emptyText')}
          action={create}
          isSmall
        />
      )}
      {data && data.length > 0 && (
        <table className={tableClasses.table} data-acts={mayEdit ? '' : undefined}>
          <tbody>
            {data.map((set) => (
              <SetRow key={set.id} set={set} onEdit={() => onEdit(set)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function SetRow({ set, onEdit }: { set: PermissionSet; onEdit: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const actor = useActor()
  const deleteSet = useDeleteSet()
  const users = set.members.length
  return (
    <tr>
      <th scope="row">
        <span className={tableClasses.stack}>
          <bdi>{set.name}</bdi>
          {set.description && <span className={tableClasses.soft}>{set.description}</span>}
        </span>
      </th>
      <td className="num">{t('rights.roles.rights', { count: Object.keys(set.grants).length })}</td>
      <td title={format.list(set.members.map(({ name }) => name))}>
        {users === 0 ? (
          <span className={tableClasses.soft}>{t('rights.roles.unused')}</span>
        ) : (
          t('rights.roles.usedBy', { count: users })
        )}
      </td>
      <td className={tableClasses.figure}>
        {canEditPermissionSets(actor).allowed && (
          <span className={tableClasses.row} style={{ justifyContent: 'flex-end' }}>
            <Button
              variant="default"
              aria-label={t('rights.roles.edit', { name: set.name })}
              onClick={onEdit}
            >
              {t('frame.action.edit')}
            </Button>
            <ActionIcon
              aria-label={t('rights.roles.delete', { name: set.name })}
              title={t('rights.roles.delete', { name: set.name })}
              disabled={!canDeletePermissionSet(actor, { users }).allowed}
              onClick={() => deleteSet(set)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </span>
        )}
      </td>
    </tr>
  )
}

function useDeleteSet() {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const { mutate } = trpc.admin.deletePermissionSet.useMutation({
    onSuccess: ({ name }) => showToast({ message: t('rights.roles.deleted', { name }) }),
    onError: (failure) => showError(sentenceFor(failure)),
    onSettled: () => utils.admin.listPermissionSets.invalidate(),
  })
  return ({ id, version }: PermissionSet) => mutate({ id, expectedVersion: version })
}
