import { daysBefore } from '../calendar.ts'
import type { DemoCompany, DemoMember } from '../company.ts'
import { makeId } from '../make-id.ts'
import { createRandom } from '../random.ts'
import { listQuietMembers } from './colleagues.ts'
import { makeHash } from './make-hash.ts'

/** About two in five; nobody who signs in to the demo, who could not show it. */
export function hasPasskey({ id }: DemoMember): boolean {
  return createRandom('passkey', id).chance(0.4)
}

const names = ['Laptop', 'iPhone', 'Security key', 'Work computer']

/** Passkeys that no authenticator holds: they show who has a second factor, and prove nothing. */
export function* generatePasskeys({ members, seed, asOf }: DemoCompany) {
  const random = createRandom(seed, 'passkeys')
  for (const member of listQuietMembers(members).filter(hasPasskey)) {
    const createdAt = daysBefore(asOf, random.between(100, 400))
    yield {
      id: makeId(random, createdAt),
      userId: member.id,
      credentialId: makeHash(random),
      publicKey: makeHash(random),
      signCount: 0,
      transports: ['internal', 'hybrid'],
      isBackedUp: true,
      name: random.pick(names),
      createdAt,
      lastUsedAt: daysBefore(asOf, random.fraction() * 5),
    }
  }
}
