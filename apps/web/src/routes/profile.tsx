import { useTranslation } from 'react-i18next'
import { ProfileForm } from '#features/account/profile-form.tsx'
import { Page } from '#shared/parts/page.tsx'

export function ProfilePage() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.profile.title')} intro={t('settings.profile.intro')}>
      <ProfileForm />
    </Page>
  )
}
