import { DomainError } from '@leora/domain/errors'
import { TRPCError } from '@trpc/server'

/** Whoever is not signed in yet is unauthorised rather than forbidden. */
export function asUnauthorized(error: unknown): never {
  throw error instanceof DomainError && error.reason === 'forbidden'
    ? new TRPCError({ code: 'UNAUTHORIZED', message: error.message })
    : error
}
