import { type InvitationOffer, readInvitationInput } from '@leora/domain/invitations/invitation'
import { useEffect, useState } from 'react'
import { fieldErrors } from '#shared/forms/field-errors.ts'
import { type IdentityAnswer, postIdentity } from '#shared/session/identity-call.ts'

type Reading = { offer: InvitationOffer | null; refusal: string | null }

/** Who invites to what; reading it does not use the link up. */
export function useInvitation(token: string): Reading {
  const [reading, setReading] = useState<Reading>({ offer: null, refusal: null })
  useEffect(() => {
    const { token: rule } = fieldErrors(readInvitationInput, { token })
    if (rule !== undefined) return setReading({ offer: null, refusal: rule })
    let isGone = false
    const take = (answer: IdentityAnswer<InvitationOffer>) => {
      if (isGone) return
      setReading(
        answer.isDone
          ? { offer: answer.answer, refusal: null }
          : { offer: null, refusal: answer.sentence },
      )
    }
    void postIdentity<InvitationOffer>('/api/auth/invitation', { token }).then(take)
    return () => {
      isGone = true
    }
  }, [token])
  return reading
}
