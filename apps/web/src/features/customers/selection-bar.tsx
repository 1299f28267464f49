import { trpc } from '@leora/client'
import type { CustomerRow } from '@leora/domain/customers/customer'
import { customerStatuses } from '@leora/domain/customers/customer'
import type { CustomerChanges } from '@leora/domain/customers/inputs'
import {
  canAssignCustomers,
  canAssignTo,
  canDeleteCustomer,
  canEditCustomer,
} from '@leora/domain/customers/policy'
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconTrash, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useActor } from '#shared/session/me.ts'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import classes from './customers.module.css'
import { useDeleteCustomers } from './use-delete-customers.ts'
import { usePeople } from './use-people.ts'

export function SelectionBar({
  rows,
  onClear,
}: {
  rows: readonly CustomerRow[]
  onClear: () => void
}) {
  const { t } = useTranslation()
  const actor = useActor()
  const { owners } = usePeople()
  const deleteCustomers = useDeleteCustomers()
  const changeAll = useChangeAll()
  const mayAssign = canEditCustomer(actor, {}).allowed && canAssignCustomers(actor).allowed
  const maySetStatus = canEditCustomer(actor, { status: 'active' }).allowed
  const shown = owners.filter(({ userId }) => canAssignTo(actor, userId).allowed)

  const change = (changes: Pick<CustomerChanges, 'ownerId' | 'status'>) => {
    onClear()
    void changeAll(rows, changes)
  }

  return (
    <section
      className={classes.selection}
      aria-label={t('customers.selected', { count: rows.length })}
      data-no-print
    >
      <b role="status" className="num">
        {t('customers.selected', { count: rows.length })}
      </b>
      {mayAssign && (
        <Menu position="top">
          <Menu.Target>
            <Button variant="subtle">{t('customers.assign')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {shown.map(({ userId, name }) => (
              <Menu.Item key={userId} onClick={() => change({ ownerId: userId })}>
                {name}
              </Menu.Item>
            ))}
            {canAssignTo(actor, null).allowed && (
              <Menu.Item onClick={() => change({ ownerId: null })}>
                {t('customers.noOwner')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {maySetStatus && (
        <Menu position="top">
          <Menu.Target>
            <Button variant="subtle">{t('customers.setStatus')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {customerStatuses.map((status) => (
              <Menu.Item key={status} onClick={() => change({ status })}>
                {t(`customers.status.${status}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {canDeleteCustomer(actor).allowed && (
        <Button
          variant="subtle"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={() => {
            onClear()
            void deleteCustomers(rows)
          }}
        >
          {t('frame.action.delete')}
        </Button>
      )}
      <Tooltip label={t('customers.clearSelection')}>
        <ActionIcon aria-label={t('customers.clearSelection')} onClick={onClear}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </section>
  )
}

/** Writes the same change into many rows; the toast can put every one back. */
function useChangeAll() {
  const { t } = useTranslation()
  const { mutateAsync } = trpc.crm.customers.update.useMutation()

  return async (
    rows: readonly CustomerRow[],
    changes: Pick<CustomerChanges, 'ownerId' | 'status'>,
  ) => {
    const results = await Promise.allSettled(
      rows.map(({ id, version }) => mutateAsync({ id, expectedVersion: version, changes })),
    )
    const saved = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    const failed = results.find((result) => result.status === 'rejected')
    if (failed) showError(sentenceFor(failed.reason))
    if (saved.length === 0) return
    showToast({
      message: t('customers.changedMany', { count: saved.length }),
      undo: async () => {
        const before = new Map(rows.map((row) => [row.id, row]))
        const undone = await Promise.allSettled(
          saved.map(({ id, version }) => {
            const was = before.get(id)
            return mutateAsync({
              id,
              expectedVersion: version,
              changes: {
                ...(changes.status !== undefined && was && { status: was.status }),
                ...(changes.ownerId !== undefined && was && { ownerId: was.ownerId }),
              },
            })
          }),
        )
        const broken = undone.find((result) => result.status === 'rejected')
        if (broken) showError(sentenceFor(broken.reason))
      },
    })
  }
}
