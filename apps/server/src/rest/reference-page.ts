import type { Version } from '@leora/api/context'
import { type JsonSchema, type RestOperation, takesBody } from './operations.ts'

/** The reference as one page without scripts or anything from elsewhere. */
export function renderReference(operations: readonly RestOperation[], version: Version): string {
  const groups = Map.groupBy(operations, ({ name }) => name.slice(0, name.lastIndexOf('.')))
  const sections = [...groups].map(
    ([group, members]) =>
      `<section id="${escapeHtml(group)}"><h2>${escapeHtml(group)}</h2>${members.map(renderOperation).join('')}</section>`,
  )
  const links = [...groups.keys()].map((group) => {
    const name = escapeHtml(group)
    return `<a href="#${name}">${name}</a>`
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Leora API</title>
<style>${styles}</style>
</head>
<body>
<header><h1>Leora API <small>${escapeHtml(version.version)}</small></h1>
<p>Send an API key as <code>Authorization: Bearer leora_…</code> to <code>/api/v1</code>.
The document for machines is <a href="/api/v1/openapi.json">openapi.json</a>.</p>
<nav>${links.join(' ')}</nav></header>
<main>${sections.join('')}</main>
</body>
</html>
`
}

function renderOperation(operation: RestOperation): string {
  const { method, path, summary, input, output, name } = operation
  const where = takesBody(operation) ? 'JSON body' : 'Query'
  return `<details>
<summary><b class="${method.toLowerCase()}">${method}</b> <code>/api/v1${escapeHtml(path)}</code> <span>${escapeHtml(summary)}</span></summary>
<p><code>${escapeHtml(name)}</code> over tRPC.</p>
${input === null ? '' : `<h3>Path and ${where.toLowerCase()}</h3>${renderFields(input)}`}
<h3>Answer</h3>${renderFields(output)}
</details>`
}

function renderFields(schema: JsonSchema): string {
  const properties = Object.entries(schema.properties ?? {})
  if (properties.length === 0) return `<pre>${escapeHtml(JSON.stringify(schema, null, 2))}</pre>`
  const rows = properties.map(([name, field]) => {
    const isRequired = schema.required?.includes(name) ?? false
    return `<tr><th scope="row"><code>${escapeHtml(name)}</code>${isRequired ? '' : ' <i>optional</i>'}</th><td><code>${escapeHtml(describeType(field))}</code></td></tr>`
  })
  return `<table>${rows.join('')}</table>`
}

function describeType(schema: JsonSchema): string {
  if (schema['const'] !== undefined) return JSON.stringify(schema['const'])
  const values = schema['enum']
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(describeType).join(' | ')
  if (schema.type === 'array') return `${describeType((schema['items'] ?? {}) as JsonSchema)}[]`
  if (schema.type === 'object' && schema.properties) {
    const members = Object.entries(schema.properties).map(([name, field]) => {
      return `${name}${schema.required?.includes(name) ? '' : '?'}: ${describeType(field)}`
    })
    return `{ ${members.join(', ')} }`
  }
  const format = typeof schema['format'] === 'string' ? ` (${schema['format']})` : ''
  return `${[schema.type ?? 'any'].flat().join(' | ')}${format}`
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const styles = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
small, i, span { opacity: .7; font-weight: normal; }
nav { display: flex; flex-wrap: wrap; gap: .75rem; }
details { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .5rem 0; }
summary { cursor: pointer; }
summary b { display: inline-block; min-width: 4.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .2rem 1rem .2rem 0; font-weight: normal; }
code, pre { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
`
