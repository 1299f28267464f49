import type { Role } from '@leora/domain/actor'
import type { Territory } from './places/territories.ts'

export interface DemoMember {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** Has a password; the others only appear as owners of their accounts. */
  readonly signsIn: boolean
  /** Is a person of the main company, where their account is made. */
  readonly isGuest: boolean
  readonly territories: readonly Territory[]
  /** The name of the permission set that counts instead of the role. */
  readonly permissionSet: string | null
  readonly isSuspended: boolean
}

/** A tenant and what its rows are drawn from. */
export interface DemoCompany {
  readonly id: string
  readonly name: string
  /** The two letters that open its customer numbers. */
  readonly prefix: string
  readonly currency: string
  readonly timeZone: string
  readonly locale: 'en'
  readonly createdAt: Date
  /** The end of its history: no row is younger. */
  readonly asOf: Date
  /** The label of its random streams. */
  readonly seed: string
  readonly customerCount: number
  /** About how many acts of its last fourteen working days are on record. */
  readonly actCount: number
  /** At most; more customers have fewer orders each on record, further apart. */
  readonly ordersPerCustomer: number
  readonly orderGapFactor: number
  readonly linesPerOrder: number
  readonly territories: readonly Territory[]
  readonly members: readonly DemoMember[]
}
