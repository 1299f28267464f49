import { trpc } from '@leora/client'
import { type Role, roles } from '@leora/domain/actor'
import { canEndMemberSessions, canSetMemberRole } from '@leora/domain/admin/admin'
import { Button, Select } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Avatar } from '#shared/parts/avatar.tsx'
import { Badge } from '#shared/parts/badge.tsx'
import classes from '#shared/parts/table.module.css'
import { useActor } from '#shared/session/me.ts'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'

const MemberSessions = lazy(() =>
  import('./member-sessions.tsx').then((module) => ({ default: module.MemberSessions })),
)

export function MemberList() {
  const { t } = useTranslation()
  const format = useFormat()
  const actor = useActor()
  const setRole = useSetRole()
  const [shown, setShown] = useState<{ userId: string; name: string } | null>(null)
  const seesSessions = canEndMemberSessions(actor).allowed
  const { data, error, refetch } = trpc.admin.listMembers.useQuery()

  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('admin.members.name')}</th>
            <th scope="col">{t('admin.members.role')}</th>
            <th scope="col">{t('admin.members.lastSeen')}</th>
            {seesSessions && (
              <th scope="col">
                <span className="sr-only">{t('sessions.show')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {data.map((member) => (
            <tr key={member.userId}>
              <th scope="row">
                <span className={classes.who}>
                  <Avatar name={member.name} size={28} />
                  <span className={classes.stack}>
                    <span>
                      {member.name}{' '}
                      {member.userId === actor.userId && (
                        <Badge tone="neutral">{t('admin.members.you')}</Badge>
                      )}
                    </span>
                    <span className={classes.soft}>{member.email}</span>
                  </span>
                </span>
              </th>
              <td data-label={t('admin.members.role')}>
                {canSetMemberRole(actor, member).allowed ? (
                  <Select
                    aria-label={t('admin.members.roleOf', { name: member.name })}
                    w={184}
                    allowDeselect={false}
                    value={member.role}
                    data={roles.map((role) => ({ value: role, label: t(`frame.role.${role}`) }))}
                    renderOption={({ option }) => {
                      const role = roles.find((one) => one === option.value) ?? 'viewer'
                      return (
                        <span className={classes.stack}>
                          <span>{option.label}</span>
                          <span className={classes.soft}>{t(`admin.members.about.${role}`)}</span>
                        </span>
                      )
                    }}
                    comboboxProps={{ width: 300, position: 'bottom-start' }}
                    onChange={(value) => {
                      const role = roles.find((one) => one === value)
                      if (role && role !== member.role) setRole(member, role)
                    }}
                  />
                ) : (
                  t(`frame.role.${member.role}`)
                )}
              </td>
              <td data-label={t('admin.members.lastSeen')}>
                {member.lastSeenAt ? format.ago(member.lastSeenAt) : t('admin.members.never')}
              </td>
              {seesSessions && (
                <td className={classes.figure}>
                  <Button
                    variant="default"
                    aria-label={t('sessions.showOf', { name: member.name })}
                    onClick={() => setShown(member)}
                  >
                    {t('sessions.show')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {shown && (
        <Suspense>
          <MemberSessions member={shown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </>
  )
}

function useSetRole() {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const { mutate } = trpc.admin.setMemberRole.useMutation({
    onError: (failure) => showError(sentenceFor(failure)),
    onSettled: () => utils.admin.listMembers.invalidate(),
  })
  return (member: { userId: string; name: string; role: Role }, role: Role) =>
    mutate(
      { userId: member.userId, role },
      {
        onSuccess: () =>
          showToast({
            message: t('admin.members.changed', {
              name: member.name,
              role: t(`frame.role.${role}`),
            }),
            undo: () => mutate({ userId: member.userId, role: member.role }),
          }),
      },
    )
}
