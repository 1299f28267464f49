import { trpc } from '@leora/client'
import type { Member } from '@leora/domain/admin/admin'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Avatar } from '#shared/parts/avatar.tsx'
import { Badge } from '#shared/parts/badge.tsx'
import classes from '#shared/parts/table.module.css'
import { useActor } from '#shared/session/me.ts'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import memberClasses from './member-list.module.css'
import { type AskedOfMember, MemberDialog, MemberMenu } from './member-menu.tsx'
import { MemberRights, MemberTeams } from './member-rights.tsx'

export function MemberList() {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<AskedOfMember | null>(null)
  const { data, error, refetch } = trpc.admin.listMembers.useQuery()

  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <>
      <table className={`${classes.table} ${memberClasses.members}`} data-acts>
        <thead>
          <tr>
            <th scope="col">{t('admin.members.name')}</th>
            <th scope="col">{t('admin.members.rights')}</th>
            <th scope="col">{t('admin.members.teams')}</th>
            <th scope="col">{t('admin.members.lastSeen')}</th>
            <th scope="col">
              <span className="sr-only">{t('admin.members.more')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.map((member) => (
            <MemberRow key={member.userId} member={member} onAsk={setAsked} />
          ))}
        </tbody>
      </table>
      {asked && <MemberDialog asked={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

interface MemberRowProps {
  member: Member
  onAsk: (asked: AskedOfMember) => void
}

function MemberRow({ member, onAsk }: MemberRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const actor = useActor()
  return (
    <tr>
      <th scope="row">
        <span className={classes.who}>
          <Avatar name={member.name} size={28} />
          <span className={classes.stack}>
            <span>
              {member.name}{' '}
              {member.userId === actor.userId && (
                <Badge tone="neutral">{t('admin.members.you')}</Badge>
              )}
              {member.suspendedAt && <Badge tone="warn">{t('admin.members.suspended')}</Badge>}
            </span>
            <span className={memberClasses.address} title={member.email}>
              {member.email}
            </span>
          </span>
        </span>
      </th>
      <td className={memberClasses.rights}>
        <MemberRights member={member} />
      </td>
      <td data-label={member.teams.length > 0 ? t('admin.members.teams') : undefined}>
        {member.teams.length > 0 && <MemberTeams member={member} />}
      </td>
      <td className={memberClasses.seen}>
        {member.lastSeenAt ? format.ago(member.lastSeenAt) : t('admin.members.never')}
      </td>
      <td className={classes.figure}>
        <MemberMenu member={member} onAsk={onAsk} />
      </td>
    </tr>
  )
}
