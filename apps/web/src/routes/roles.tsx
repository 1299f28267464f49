import type { PermissionSet } from '@leora/domain/permissions/permission-set'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PermissionSetEditor } from '#features/permissions/permission-set-editor.tsx'
import { PermissionSetList } from '#features/permissions/permission-set-list.tsx'
import { RoleMatrix } from '#features/permissions/role-matrix.tsx'
import { Page } from '#shared/parts/page.tsx'

export function RolesPage() {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<{ set: PermissionSet | null } | null>(null)
  return (
    <Page title={t('rights.roles.title')} intro={t('rights.roles.intro')}>
      <PermissionSetList
        onCreate={() => setEditing({ set: null })}
        onEdit={(set) => setEditing({ set })}
      />
      <RoleMatrix />
      {editing && (
        <PermissionSetEditor
          key={editing.set?.id ?? 'new'}
          set={editing.set}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  )
}
