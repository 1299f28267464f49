import { useTranslation } from 'react-i18next'
import { AcceptInvitation } from '#features/sign-in/accept-invitation.tsx'
import { EntryPage } from '#features/sign-in/entry-page.tsx'
import { JoinCompany } from '#features/sign-in/join-company.tsx'
import { useInvitation } from '#features/sign-in/use-invitation.ts'
import { useMailedToken } from '#features/sign-in/use-mailed-token.ts'
import { Closed } from '#features/sign-in/ways.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'

export function InvitePage() {
  const { t } = useTranslation()
  const token = useMailedToken()
  const { offer, refusal } = useInvitation(token)
  const { company, inviterName } = offer ?? {}
  return (
    <EntryPage
      title={company ? t('signUp.invite.title', { company }) : t('signUp.invite.titleUnknown')}
      intro={inviterName && t('signUp.invite.by', { name: inviterName })}
    >
      {refusal !== null ? (
        <Closed sentence={refusal} to={['signIn']} />
      ) : offer === null ? (
        <PageSkeleton />
      ) : offer.isKnown ? (
        <JoinCompany token={token} offer={offer} />
      ) : (
        <AcceptInvitation token={token} offer={offer} />
      )}
    </EntryPage>
  )
}
