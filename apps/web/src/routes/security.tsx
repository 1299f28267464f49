import { useTranslation } from 'react-i18next'
import { SignInActs } from '#features/account/sign-in-acts.tsx'
import { IdentityList } from '#features/oidc/identity-list.tsx'
import { PasskeyList } from '#features/passkeys/passkey-list.tsx'
import { SecurityList } from '#features/second-factor/security-list.tsx'
import { Page } from '#shared/parts/page.tsx'

export function SecurityPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('security.page.title')} intro={t('security.page.intro')}>
      <SecurityList
        passwordAction={<SignInActs />}
        passkeys={<PasskeyList />}
        identities={<IdentityList />}
      />
    </Page>
  )
}
