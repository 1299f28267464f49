import type { Role } from '@leora/domain/actor'
import {
  aMember,
  type Caller,
  type Proofs,
  signIn,
  type TestActor,
  type TestTenant,
} from '@leora/testing/actors'
import { TRPCError } from '@trpc/server'
import type { z } from 'zod'
import { wireErrorData } from '../error-mapping.ts'
import { appRouter } from '../root.ts'
import { type Expected, expected } from './expected.ts'

export interface Procedure {
  path: string
  type: 'query' | 'mutation' | 'subscription'
  returns: z.ZodType | undefined
}

/** What tRPC keeps of a procedure, by wire name. */
interface Definition {
  type: Procedure['type']
  meta?: { returns?: z.ZodType }
}

/** Every procedure of the router, as the router itself tells. */
export const procedures: Procedure[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: Definition }>,
).map(([path, { _def }]) => ({ path, type: _def.type, returns: _def.meta?.returns }))

export interface Case extends Procedure {
  name: string
  expected: Expected
}

export const cases: Case[] = procedures.flatMap((procedure) => {
  const rows = [expected[procedure.path] ?? []].flat()
  return rows.map((row, at) => ({
    ...procedure,
    name: rows.length > 1 ? `${procedure.path} (${at + 1})` : procedure.path,
    expected: row,
  }))
})

export const mutations = cases.filter((one) => one.type === 'mutation')

export type Outcome =
  | { ok: true; value: unknown }
  | { ok: false; code: string; message: string; data: unknown }

/** A session of its own, of the company's person in this role or of somebody new. */
export async function actorFor(
  { expected: { ownPerson } }: Case,
  company: TestTenant,
  role: Role,
  proofs: Proofs = {},
): Promise<TestActor> {
  const known = company[role]
  const { database, tenantId } = known
  const person = ownPerson ? await aMember(database, tenantId, role) : known
  return await signIn(database, person, proofs)
}

/** Calls by wire name, as a client would, and answers what the client would see. */
export async function call(caller: Caller, one: Procedure, input: unknown): Promise<Outcome> {
  let target: unknown = caller
  for (const word of one.path.split('.')) target = (target as Record<string, unknown>)[word]
  try {
    const value = await (target as (input: unknown) => Promise<unknown>)(input)
    if (one.type !== 'subscription') return { ok: true, value }
    await (value as AsyncIterable<unknown>)[Symbol.asyncIterator]().return?.()
    return { ok: true, value: null }
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error
    return { ok: false, code: error.code, message: error.message, data: wireErrorData(error) }
  }
}
