import type { Member } from '@leora/domain/admin/admin'
import { canSetMemberRole } from '@leora/domain/admin/admin'
import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#shared/parts/badge.tsx'
import classes from '#shared/permissions/rights.module.css'
import { useRightsWords } from '#shared/permissions/use-rights-words.ts'
import { useActor } from '#shared/session/me.ts'

const ChangeRights = lazy(() =>
  import('./change-rights.tsx').then((module) => ({ default: module.ChangeRights })),
)

/** A member's role or permission set; for owners the way to change it. */
export function MemberRights({ member }: { member: Member }) {
  const { t } = useTranslation()
  const actor = useActor()
  const words = useRightsWords()
  const [isOpen, setOpen] = useState(false)
  const name = member.permissionSet?.name ?? words.role(member.role)
  if (!canSetMemberRole(actor, member).allowed) return name
  return (
    <>
      <Button
        variant="default"
        aria-label={`${name}: ${t('rights.change.open', { name: member.name })}`}
        rightSection={<IconChevronDown size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {name}
      </Button>
      {isOpen && (
        <Suspense>
          <ChangeRights member={member} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

export function MemberTeams({ member }: { member: Member }) {
  return (
    <span className={classes.badges}>
      {member.teams.map(({ id, name }) => (
        <Badge key={id} tone="neutral">
          {name}
        </Badge>
      ))}
    </span>
  )
}
