import { canEndMemberSessions, type Member } from '@leora/domain/admin/admin'
import { canSuspendMember } from '@leora/domain/invitations/invitation'
import { canExplainAccess } from '@leora/domain/permissions/policy'
import { canResetFactors } from '@leora/domain/second-factor/policy'
import { ActionIcon, Menu } from '@mantine/core'
import {
  IconDevices,
  IconDots,
  IconHelpCircle,
  IconShieldOff,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useActor } from '#shared/session/me.ts'

const MemberAccess = lazy(() =>
  import('./member-access.tsx').then((module) => ({ default: module.MemberAccess })),
)
const MemberFactors = lazy(() =>
  import('./member-factors.tsx').then((module) => ({ default: module.MemberFactors })),
)
const MemberSessions = lazy(() =>
  import('./member-sessions.tsx').then((module) => ({ default: module.MemberSessions })),
)
const SuspendMember = lazy(() =>
  import('./suspend-member.tsx').then((module) => ({ default: module.SuspendMember })),
)

/** What somebody wants to know of a member, or do with one. */
export interface AskedOfMember {
  member: Member
  about: 'access' | 'sessions' | 'factors' | 'suspension'
}

interface MemberMenuProps {
  member: Member
  onAsk: (asked: AskedOfMember) => void
}

export function MemberMenu({ member, onAsk }: MemberMenuProps) {
  const { t } = useTranslation()
  const actor = useActor()
  const mayAsk = canExplainAccess(actor).allowed
  const seesSessions = canEndMemberSessions(actor).allowed
  const maySuspend = canSuspendMember(actor, member).allowed
  const SuspensionIcon = member.suspendedAt ? IconUserCheck : IconUserOff
  const resetsFactors = canResetFactors(actor, member).allowed
  if (!mayAsk && !seesSessions && !maySuspend && !resetsFactors) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('admin.members.moreOf', { name: member.name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayAsk && (
          <Menu.Item
            leftSection={<IconHelpCircle size={16} aria-hidden />}
            onClick={() => onAsk({ member, about: 'access' })}
          >
            {t('rights.ask.what', { name: member.name })}
          </Menu.Item>
        )}
        {seesSessions && (
          <Menu.Item
            leftSection={<IconDevices size={16} aria-hidden />}
            onClick={() => onAsk({ member, about: 'sessions' })}
          >
            {t('sessions.showOf', { name: member.name })}
          </Menu.Item>
        )}
        {resetsFactors && (
          <Menu.Item
            leftSection={<IconShieldOff size={16} aria-hidden />}
            onClick={() => onAsk({ member, about: 'factors' })}
          >
            {t('security.reset.action')}
          </Menu.Item>
        )}
        {maySuspend && (
          <Menu.Item
            leftSection={<SuspensionIcon size={16} aria-hidden />}
            onClick={() => onAsk({ member, about: 'suspension' })}
          >
            {t(member.suspendedAt ? 'invitations.reactivate' : 'invitations.suspend')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

interface MemberDialogProps {
  asked: AskedOfMember
  onClose: () => void
}

const dialogs = {
  access: MemberAccess,
  sessions: MemberSessions,
  factors: MemberFactors,
  suspension: SuspendMember,
}

export function MemberDialog({ asked: { member, about }, onClose }: MemberDialogProps) {
  const Dialog = dialogs[about]
  return (
    <Suspense>
      <Dialog member={member} onClose={onClose} />
    </Suspense>
  )
}
