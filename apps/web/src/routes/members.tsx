import { canInviteMember, canReadInvitations } from '@leora/domain/invitations/invitation'
import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MemberList } from '#features/admin/member-list.tsx'
import { InvitationList } from '#features/invitations/invitation-list.tsx'
import { Page } from '#shared/parts/page.tsx'
import { useActor } from '#shared/session/me.ts'

const InviteMember = lazy(() =>
  import('#features/invitations/invite-member.tsx').then((module) => ({
    default: module.InviteMember,
  })),
)

export function MembersPage() {
  const { t } = useTranslation()
  const actor = useActor()
  const [isInviting, setInviting] = useState(false)
  const mayInvite = canInviteMember(actor, { role: 'viewer' }).allowed
  return (
    <Page
      title={t('admin.members.title')}
      intro={t('admin.members.intro')}
      actions={
        mayInvite && <Button onClick={() => setInviting(true)}>{t('invitations.invite')}</Button>
      }
    >
      <MemberList />
      {canReadInvitations(actor).allowed && <InvitationList />}
      {isInviting && (
        <Suspense>
          <InviteMember onClose={() => setInviting(false)} />
        </Suspense>
      )}
    </Page>
  )
}
