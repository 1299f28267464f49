import type { DemoMember } from '../company.ts'
import { makeId } from '../make-id.ts'
import { toWebName } from '../names/web-name.ts'
import type { Random } from '../random.ts'

/**
 * People of the main company who keep no territory. Nobody signs in as them, so they can have what a
 * demo sign-in must not: rights of their own, passkeys, open sessions, a lock-out.
 */
const colleagues: readonly Pick<DemoMember, 'name' | 'role' | 'permissionSet' | 'isSuspended'>[] = [
  { name: 'Ingrid Halvorsen', role: 'rep', permissionSet: 'Key account rep', isSuspended: false },
  { name: 'Tomás Arriaga', role: 'rep', permissionSet: 'Key account rep', isSuspended: false },
  {
    name: 'Grace Lindqvist',
    role: 'warehouse',
    permissionSet: 'Warehouse lead',
    isSuspended: false,
  },
  { name: 'Samuel Abara', role: 'warehouse', permissionSet: null, isSuspended: false },
  { name: 'Wen Jiang', role: 'warehouse', permissionSet: null, isSuspended: false },
  {
    name: 'Beatrice Colmar',
    role: 'viewer',
    permissionSet: 'Bookkeeping read-only',
    isSuspended: false,
  },
  {
    name: 'Rafael Monti',
    role: 'viewer',
    permissionSet: 'Bookkeeping read-only',
    isSuspended: false,
  },
  { name: 'Leo Castellane', role: 'warehouse', permissionSet: null, isSuspended: true },
]

/** How long ago one of them was suspended. */
export const suspendedDays = 40
export const keyAccountTraveller = 'Ingrid Halvorsen'
export const lockedOut = 'Samuel Abara'

export function makeColleagues(random: Random, domain: string, hiredAt: Date): DemoMember[] {
  return colleagues.map((colleague) => ({
    ...colleague,
    id: makeId(random, hiredAt),
    email: `${toWebName(colleague.name).replace('-', '.')}@${domain}`,
    signsIn: false,
    isGuest: false,
    territories: [],
  }))
}

/** Who works in the company and is not a sign-in of the demo: theirs is the history of signing in. */
export function listQuietMembers(members: readonly DemoMember[]): DemoMember[] {
  return members.filter(({ signsIn, isGuest, isSuspended }) => !signsIn && !isGuest && !isSuspended)
}
