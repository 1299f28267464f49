import { DomainError } from '@leora/domain/errors'
import { type RelyingParty, relyingPartyOf } from '@leora/domain/passkeys/relying-party'
import type { Services } from '../context.ts'

export function relyingParty({ publicUrl }: Pick<Services, 'publicUrl'>): RelyingParty {
  const party = relyingPartyOf(publicUrl)
  if (party) return party
  throw new DomainError(
    'unavailable',
    'Passkeys work only at an address with a name and https. Ask who runs this server to set PUBLIC_URL.',
  )
}
