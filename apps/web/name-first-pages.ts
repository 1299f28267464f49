import type { Plugin, Rolldown } from 'vite'

const firstPages = { 'data-sign-in': ['sign-in'], 'data-signed-in': ['signed-in', 'today'] }

/** What checks a form's fields; the first screens have none to check, and it weighs a fifth of them. */
const heavy = /\/node_modules\/zod\//

/**
 * Names the files of the sign-in and of the pages behind it on the first script's tag: it fetches
 * what the address asks for beside the first files, rather than after those have run.
 */
export function nameFirstPages(): Plugin {
  return {
    name: 'leora:name-first-pages',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        const attributes = Object.entries(firstPages).map(([attribute, names]) => {
          const needed = withImports(
            chunks,
            chunks.filter((chunk) => chunk.isEntry || names.includes(chunk.name)),
          )
          refuseHeavy(attribute, needed)
          if (attribute === 'data-sign-in' && needed.some((chunk) => chunk.name === 'signed-in')) {
            this.error('The sign-in fetches the pages behind it: name what both use in the kit.')
          }
          const files = needed.flatMap((chunk) => [
            chunk.fileName,
            ...(chunk.viteMetadata?.importedCss ?? []),
          ])
          const further = files.filter((file) => !html.includes(file)).map((file) => `/${file}`)
          return `${attribute}="${further.join(' ')}"`
        })
        // The styles first: they paint the mark, the scripts come after.
        return html
          .replaceAll('rel="modulepreload"', 'rel="modulepreload" fetchpriority="low"')
          .replace('src="/theme.js"', `src="/theme.js" ${attributes.join(' ')}`)
      },
    },
  }
}

type Chunk = Rolldown.OutputChunk

function withImports(chunks: readonly Chunk[], first: readonly Chunk[]): Chunk[] {
  const needed = new Set(first)
  // A set hands out what is added while it is walked: the imports of imports, too.
  for (const chunk of needed) {
    for (const next of chunks) if (chunk.imports.includes(next.fileName)) needed.add(next)
  }
  return [...needed]
}

function refuseHeavy(attribute: string, needed: readonly Chunk[]): void {
  for (const { name, moduleIds } of needed) {
    const found = moduleIds.find((id) => heavy.test(id))
    if (!found) continue
    throw new Error(
      `The first files of ${attribute} hold ${found} (in ${name}): import the domain's schema where a form needs it, and elsewhere its types alone.`,
    )
  }
}
