import type { ProcedureMeta } from '@leora/api/trpc'
import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server'
import { z } from 'zod'

export type RestMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly JsonSchema[]
  readonly [keyword: string]: unknown
}

/** A procedure as REST. */
export interface RestOperation {
  /** The procedure's name on the wire, such as `crm.customers.get`. */
  readonly name: string
  readonly method: RestMethod
  /** Such as `/customers/{id}`. */
  readonly path: string
  readonly pathNames: readonly string[]
  readonly summary: string
  readonly procedure: AnyTRPCProcedure
  /** What a caller may send; null where the procedure takes nothing. */
  readonly input: JsonSchema | null
  readonly output: JsonSchema
}

/** Every procedure that answers once; streams have no REST form. */
export function listRestOperations(router: AnyTRPCRouter): RestOperation[] {
  const procedures = Object.entries<AnyTRPCProcedure>(router._def.procedures)
  return procedures
    .filter(([, { _def }]) => _def.type !== 'subscription')
    .map(([name, procedure]) => toOperation(name, procedure))
}

function toOperation(name: string, procedure: AnyTRPCProcedure): RestOperation {
  const meta = procedure.meta as ProcedureMeta | undefined
  const [, method, path] = /^(GET|POST|PATCH|DELETE) (\/\S*)$/.exec(meta?.rest ?? '') ?? []
  if (!meta || !isMethod(method) || path === undefined) {
    throw new Error(`${name} needs a \`rest\` in its meta, such as 'GET /customers/{id}'.`)
  }
  return {
    name,
    method,
    path,
    pathNames: [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter),
    summary: meta.summary,
    procedure,
    input: inputSchema(name, procedure),
    output: toJsonSchema(meta.returns, 'output'),
  }
}

function isMethod(method: string | undefined): method is RestMethod {
  return method !== undefined
}

function inputSchema(name: string, procedure: AnyTRPCProcedure): JsonSchema | null {
  const inputs: unknown[] = procedure._def.inputs
  const [input] = inputs
  if (input === undefined) return null
  if (inputs.length > 1 || !(input instanceof z.ZodType)) {
    throw new Error(`${name} needs one Zod input, from which its REST form is made.`)
  }
  return toJsonSchema(input, 'input')
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as JsonSchema
}

/** Inputs of what only reads or deletes travel in the address; those of the rest in the body. */
export function takesBody({ method }: Pick<RestOperation, 'method'>): boolean {
  return method === 'POST' || method === 'PATCH'
}
