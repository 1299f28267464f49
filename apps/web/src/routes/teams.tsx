import { trpc } from '@leora/client'
import { canEditTeams } from '@leora/domain/teams/policy'
import type { Team } from '@leora/domain/teams/team'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TeamEditor } from '#features/teams/team-editor.tsx'
import { TeamList } from '#features/teams/team-list.tsx'
import { Page } from '#shared/parts/page.tsx'
import { useActor } from '#shared/session/me.ts'

export function TeamsPage() {
  const { t } = useTranslation()
  const mayEdit = canEditTeams(useActor()).allowed
  const { data } = trpc.admin.listTeams.useQuery()
  const [editing, setEditing] = useState<{ team: Team | null } | null>(null)
  const action = mayEdit && (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setEditing({ team: null })}
    >
      {t('rights.teams.new')}
    </Button>
  )
  return (
    <Page
      title={t('rights.teams.title')}
      intro={t('rights.teams.intro')}
      {...(data && data.length > 0 && { actions: action })}
    >
      <TeamList emptyAction={action} onEdit={(team) => setEditing({ team })} />
      {editing && <TeamEditor team={editing.team} onClose={() => setEditing(null)} />}
    </Page>
  )
}
