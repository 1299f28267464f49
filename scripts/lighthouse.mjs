import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { startDemoServer } from './demo-server.mjs'
import { signInToDemo } from './demo-sign-in.mjs'
import { root } from './paths.mjs'
import { provision } from './provision.mjs'
import { runMain, StepError, step } from './report.mjs'
import { runStep } from './run.mjs'

const goals = { performance: 95, accessibility: 100, scriptKib: 180 }
const folder = join(root, '.leora', 'lighthouse')
const pages = [
  { name: 'Sign-in', path: '/sign-in' },
  { name: 'Today', path: '/', person: 'owner' },
]
const presets = ['desktop', 'mobile']

// Lighthouse slows a fast desktop (index 1500) down four times to be a phone of the middle class;
// a slower or busier machine needs less to be the same phone.
const phoneIndex = 375
const slowDown = (index) => Math.min(4, Math.max(1, index / phoneIndex)).toFixed(2)

const browserFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-dev-shm-usage',
  // A server on the same machine answers before a fresh process has begun to record, which loses the
  // start of the navigation (NO_NAVSTART, one run in ten): the process that records already goes on.
  '--renderer-process-limit=1',
]

/** Lighthouse's scores of the built product; the middle one of several runs counts. */
async function measurePages(runs) {
  const chromium = await findChromium()
  const server = await step('demo server', startDemoServer)
  mkdirSync(folder, { recursive: true })
  const rows = []
  let slowdown = '4'
  try {
    for (const page of pages) {
      const cookie = page.person && (await signInToDemo(server.url, page.person))
      for (const preset of presets) {
        const results = []
        for (let run = 1; run <= runs; run += 1) {
          const label = `${page.name}, ${preset}${runs > 1 ? `, ${run} of ${runs}` : ''}`
          const call = { url: server.url + page.path, cookie, preset, chromium, label, slowdown }
          const result = await step(label, () => runLighthouse(call))
          slowdown = slowDown(result.environment.benchmarkIndex)
          results.push(result)
        }
        results.sort((a, b) => scoreOf(a, 'performance') - scoreOf(b, 'performance'))
        rows.push(await describe(page, preset, results[Math.floor(runs / 2)], server.url))
      }
    }
  } finally {
    await server.stop()
  }
  return rows
}

async function runLighthouse({ url, cookie, preset, chromium, label, slowdown }) {
  const path = join(folder, `${label.replaceAll(/\W+/g, '-').toLowerCase()}.json`)
  await runStep(
    'lighthouse',
    [
      join(root, 'apps', 'web', 'node_modules', '.bin', 'lighthouse'),
      url,
      '--quiet',
      '--output=json',
      `--output-path=${path}`,
      '--only-categories=performance,accessibility',
      `--chrome-flags=${browserFlags.join(' ')}`,
      '--max-wait-for-load=15000',
      ...(preset === 'desktop'
        ? ['--preset=desktop']
        : [`--throttling.cpuSlowdownMultiplier=${slowdown}`]),
      ...(cookie ? [`--extra-headers=${JSON.stringify({ cookie })}`] : []),
    ],
    () => undefined,
    { env: { CHROME_PATH: chromium } },
  )
  return JSON.parse(readFileSync(path, 'utf8'))
}

async function describe({ name }, preset, result, origin) {
  const seconds = (audit) => `${(result.audits[audit].numericValue / 1000).toFixed(2)} s`
  return {
    page: name,
    preset,
    performance: scoreOf(result, 'performance'),
    accessibility: scoreOf(result, 'accessibility'),
    'slowed by': preset === 'desktop' ? 1 : result.configSettings.throttling.cpuSlowdownMultiplier,
    'first paint': seconds('first-contentful-paint'),
    'largest paint': seconds('largest-contentful-paint'),
    blocked: `${Math.round(result.audits['total-blocking-time'].numericValue)} ms`,
    shift: result.audits['cumulative-layout-shift'].numericValue.toFixed(3),
    'scripts, gzip': `${await weighScripts(result, origin)} KiB`,
  }
}

function scoreOf(result, category) {
  return Math.round(result.categories[category].score * 100)
}

/** Every script the page asked for until its largest paint, as gzip sends it. */
async function weighScripts(result, origin) {
  const { items } = result.audits['network-requests'].details
  const [{ observedLargestContentfulPaint: painted }] = result.audits.metrics.details.items
  const urls = items
    .filter(({ resourceType, url }) => resourceType === 'Script' && url.startsWith(origin))
    .filter(({ networkRequestTime }) => networkRequestTime <= painted)
    .map(({ url }) => url)
  let bytes = 0
  for (const url of new Set(urls)) bytes += await weigh(url)
  return Math.round(bytes / 1024)
}

/** `fetch` unpacks what it gets, so the length is read from the header. */
async function weigh(url) {
  const response = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } })
  return Number(response.headers.get('content-length'))
}

await runMain(async () => {
  const flag = process.argv.find((each) => each.startsWith('--runs='))
  await provision()
  await build()
  const rows = await measurePages(Number(flag?.slice('--runs='.length) ?? 3))
  console.table(rows)
  const missed = rows.filter(
    (row) =>
      row.performance < goals.performance ||
      row.accessibility < goals.accessibility ||
      Number.parseInt(row['scripts, gzip'], 10) > goals.scriptKib,
  )
  if (missed.length > 0) {
    throw new StepError(
      `Below the goal (performance ${goals.performance}, accessibility ${goals.accessibility}, scripts ${goals.scriptKib} KiB): see the reports in ${folder}.`,
    )
  }
})
