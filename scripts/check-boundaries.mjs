import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from './paths.mjs'
import { listSources, reportFaults } from './sources.mjs'

/** Which of our packages each may import; `types` in a type-only import, `tests` in tests alone. */
const arrows = {
  'packages/domain': { code: [] },
  'packages/db': { code: ['domain'], tests: ['testing'] },
  'packages/api': { code: ['domain', 'db'], tests: ['testing'] },
  'packages/client': { code: ['domain'], types: ['api'], tests: ['testing', 'api', 'db'] },
  'packages/testing': { code: ['domain', 'db', 'api'] },
  'apps/server': { code: ['domain', 'db', 'api'], tests: ['testing', 'client'] },
  'apps/web': { code: ['domain', 'client'], types: ['api'], tests: ['testing'] },
}

/** Libraries that stay in one place. */
const keepers = {
  'drizzle-orm': ['packages/db'],
  postgres: ['packages/db', 'packages/testing', 'apps/server/src/bench', 'apps/server/src/cli'],
  fastify: ['apps/server'],
  '@mantine/core': ['apps/web'],
}

const imports = listSources()
  .filter((path) => /^(apps|packages)\/.*\.tsx?$/.test(path))
  .flatMap(listImports)

reportFaults([...imports.flatMap(checkArrow), ...imports.flatMap(checkRooms), ...findCycles()])

function listImports(from) {
  const text = readFileSync(join(root, from), 'utf8')
  const statements = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  )
  return [...statements].map(([, type, named, dynamic]) => {
    const target = named ?? dynamic
    return {
      from,
      target,
      isType: type !== undefined,
      isDynamic: named === undefined,
      isTest:
        /\.(test|spec|fixture)\.tsx?$|\/(e2e|example|bench|faults|matrix)\/|\.config\.ts$/.test(
          from,
        ),
      home: Object.keys(arrows).find((folder) => from.startsWith(`${folder}/`)),
      path: target.startsWith('.') ? relative(root, join(root, dirname(from), target)) : undefined,
    }
  })
}

function checkArrow({ from, target, path, home, isType, isTest }) {
  if (home === undefined) return []
  if (path !== undefined && !path.startsWith(`${home}/`)) {
    return [`${from}: ${target} leaves the package; import it by name`]
  }
  const ours = target.match(/^@leora\/([^/]+)/)?.[1]
  if (ours === undefined || home.endsWith(`/${ours}`)) return checkKeeper(from, target)
  const { code, types = [], tests = [] } = arrows[home]
  const allowed = [...code, ...(isType ? types : []), ...(isTest ? [...types, ...tests] : [])]
  return allowed.includes(ours) ? [] : [`${from}: ${home} does not point to ${target}`]
}

function checkKeeper(from, target) {
  const library = Object.keys(keepers).find(
    (name) => target === name || target.startsWith(`${name}/`),
  )
  if (library === undefined || keepers[library].some((home) => from.startsWith(`${home}/`)))
    return []
  return [`${from}: ${library} belongs to ${keepers[library].join(', ')}`]
}

// Features of the web do not know each other; a module of the API calls another's service alone.
function checkRooms({ from, target, path }) {
  const feature = from.match(/^apps\/web\/src\/features\/([^/]+)\//)?.[1]
  const other = (path ?? target).match(/(?:^#|apps\/web\/src\/)features\/([^/]+)/)?.[1]
  if (feature !== undefined && other !== undefined && other !== feature) {
    return [`${from}: features do not import features (${target}); let a route compose them`]
  }
  const room = /^packages\/api\/src\/([^/]+)\//
  const [mine, theirs] = [from.match(room)?.[1], path?.match(room)?.[1]]
  const isPrivate = /\/(queries|router)\.ts$/.test(path ?? '')
  if (mine === undefined || theirs === undefined || mine === theirs || !isPrivate) return []
  return [`${from}: ${target} is another module's own; call its service`]
}

function findCycles() {
  const graph = new Map()
  for (const { from, path, isType, isDynamic } of imports) {
    if (path !== undefined && !isType && !isDynamic)
      graph.set(from, [...(graph.get(from) ?? []), path])
  }
  const done = new Set()
  const faults = []
  const visit = (file, trail) => {
    if (trail.includes(file)) {
      faults.push(`cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' → ')}`)
      return
    }
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return faults
}
