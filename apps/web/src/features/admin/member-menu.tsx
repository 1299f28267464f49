import { canEndMemberSessions, type Member } from '@leora/domain/admin/admin'
import { canExplainAccess } from '@leora/domain/permissions/policy'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDevices, IconDots, IconHelpCircle } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useActor } from '#shared/session/me.ts'
import '#shared/permissions/words.ts'

const MemberAccess = lazy(() =>
  import('./member-access.tsx').then((module) => ({ default: module.MemberAccess })),
)
const MemberSessions = lazy(() =>
  import('./member-sessions.tsx').then((module) => ({ default: module.MemberSessions })),
)

/** What somebody wants to know of a member. */
export interface AskedOfMember {
  member: Member
  about: 'access' | 'sessions'
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
  if (!mayAsk && !seesSessions) return null
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
      </Menu.Dropdown>
    </Menu>
  )
}

interface MemberDialogProps {
  asked: AskedOfMember
  onClose: () => void
}

export function MemberDialog({ asked: { member, about }, onClose }: MemberDialogProps) {
  return (
    <Suspense>
      {about === 'access' ? (
        <MemberAccess member={member} onClose={onClose} />
      ) : (
        <MemberSessions member={member} onClose={onClose} />
      )}
    </Suspense>
  )
}
