import { useTranslation } from 'react-i18next'
import { MemberList } from '#features/admin/member-list.tsx'
import { Page } from '#shared/parts/page.tsx'

export function MembersPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('admin.members.title')} intro={t('admin.members.intro')}>
      <MemberList />
    </Page>
  )
}
