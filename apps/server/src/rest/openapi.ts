import type { Version } from '@leora/api/context'
import { errorReasons } from '@leora/domain/errors'
import { type JsonSchema, type RestOperation, takesBody } from './operations.ts'

interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  schema: JsonSchema
}

/** The OpenAPI 3.1 document of all procedures. */
export function describeApi(operations: readonly RestOperation[], { version, build }: Version) {
  const paths: Record<string, Record<string, unknown>> = {}
  const shared: Record<string, JsonSchema> = {}
  for (const each of operations) {
    const operation = {
      ...each,
      input: each.input && shareDefinitions(each.input, `${each.name}.input`, shared),
      output: shareDefinitions(each.output, `${each.name}.output`, shared),
    }
    const path = paths[operation.path] ?? {}
    path[operation.method.toLowerCase()] = describeOperation(operation)
    paths[operation.path] = path
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Leora',
      version,
      summary: 'The same procedures as the app calls, as REST.',
      description: introduction,
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
      'x-build': build,
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }, { session: [] }],
    tags: [...new Set(operations.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key, made in the settings.' },
        session: { type: 'apiKey', in: 'cookie', name: 'leora' },
      },
      schemas: { Error: errorSchema, ...shared },
      responses: {
        Error: {
          description: 'What went wrong, as a sentence, and per field where input is at fault.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      },
    },
  }
}

/** Definitions that a schema refers to stand beside it; in a document they stand among its components. */
function shareDefinitions(
  schema: JsonSchema,
  prefix: string,
  shared: Record<string, JsonSchema>,
): JsonSchema {
  if (schema['$defs'] === undefined) return schema
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', `"#/components/schemas/${prefix}.`)
  const { $defs, ...rest } = JSON.parse(text) as JsonSchema & { $defs: Record<string, JsonSchema> }
  for (const [name, definition] of Object.entries($defs)) shared[`${prefix}.${name}`] = definition
  return rest
}

const introduction = `Send an API key as \`Authorization: Bearer leora_…\`. Instants are ISO 8601 texts,
money is whole minor units beside a currency. Lists answer \`items\` and \`nextCursor\`; send the cursor
back for the next page. A change names the version it was made from and is refused with 409 when
somebody else was faster. Too many requests are answered 429 with Retry-After.`

function describeOperation(operation: RestOperation) {
  const parameters = describeParameters(operation)
  return {
    operationId: operation.name,
    summary: operation.summary,
    tags: [tagOf(operation)],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...describeBody(operation),
    responses: {
      200: {
        description: operation.summary,
        content: { 'application/json': { schema: operation.output } },
      },
      default: { $ref: '#/components/responses/Error' },
    },
  }
}

function tagOf({ name }: RestOperation): string {
  return name.slice(0, name.lastIndexOf('.'))
}

function describeParameters(operation: RestOperation): Parameter[] {
  const { input, pathNames } = operation
  const properties = Object.entries(input?.properties ?? {})
  const inPath = pathNames.map((name): Parameter => {
    return { name, in: 'path', required: true, schema: input?.properties?.[name] ?? {} }
  })
  if (takesBody(operation)) return inPath
  const inQuery = properties
    .filter(([name]) => !pathNames.includes(name))
    .map(([name, schema]): Parameter => {
      return { name, in: 'query', required: input?.required?.includes(name) ?? false, schema }
    })
  return [...inPath, ...inQuery]
}

function describeBody(operation: RestOperation) {
  const { input, pathNames } = operation
  if (!takesBody(operation) || input === null) return {}
  const properties = Object.entries(input.properties ?? {}).filter(
    ([name]) => !pathNames.includes(name),
  )
  if (properties.length === 0 && pathNames.length > 0) return {}
  const required = (input.required ?? []).filter((name) => !pathNames.includes(name))
  const schema = {
    ...input,
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : { required: [] }),
  }
  return {
    requestBody: {
      required: required.length > 0,
      content: { 'application/json': { schema } },
    },
  }
}

const errorSchema: JsonSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['reason', 'message', 'requestId'],
      properties: {
        reason: { type: 'string', enum: [...errorReasons, 'signed_out', 'internal'] },
        message: { type: 'string', description: 'A sentence for the person.' },
        fields: {
          type: 'object',
          additionalProperties: { type: 'string' },
          description: 'A sentence per input field that needs attention.',
        },
        current: { description: 'The row as it stands, where somebody else changed it first.' },
        requestId: { type: 'string' },
      },
    },
  },
}
