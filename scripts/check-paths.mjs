import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths.mjs'
import { listSources, reportFaults } from './sources.mjs'

// A path that a document cites, in backticks or as a link, exists.
const inProject = /^(apps|packages|scripts|docs|drizzle|\.ci)\/[\w@./-]+$/

reportFaults(
  listSources()
    .filter((path) => path.endsWith('.md'))
    .flatMap((document) => {
      const text = readFileSync(join(root, document), 'utf8')
      return [...listCited(text), ...listLinked(document, text)]
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${document}: ${path} does not exist`)
    }),
)

function listCited(text) {
  return [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, cited]) => cited.replace(/[:#].*$/, ''))
    .filter((cited) => inProject.test(cited))
}

function listLinked(document, text) {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(document), target))
}
