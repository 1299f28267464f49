import { canCreateTask } from '@leora/domain/tasks/policy'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MyTasks } from '#features/tasks/my-tasks.tsx'
import { NewTask } from '#features/tasks/task-editor.tsx'
import { Page } from '#shared/parts/page.tsx'
import { useActor } from '#shared/session/me.ts'

export function TasksPage() {
  const { t } = useTranslation()
  const { task } = useSearch({ from: '/signed-in/tasks' })
  const mayAdd = canCreateTask(useActor()).allowed
  const [isAdding, setAdding] = useState(false)
  const action = mayAdd && !isAdding && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('tasks.new')}
    </Button>
  )
  return (
    <Page title={t('tasks.title')} intro={t('tasks.intro')} actions={action}>
      {isAdding && <NewTask customerId={null} onClose={() => setAdding(false)} />}
      <MyTasks key={task} startId={task ?? null} emptyAction={action} />
    </Page>
  )
}
