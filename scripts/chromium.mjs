import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { StepError, step } from './report.mjs'
import { runLogged } from './run.mjs'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium: named by CHROMIUM_PATH, installed, Playwright's own, or installed now. */
export async function findChromium() {
  const found = [process.env.CHROMIUM_PATH, ...known, ...listPlaywrightBrowsers()].find(isRunnable)
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await step('Chromium by apt-get', installChromium)
    if (isRunnable(known[0])) return known[0]
  }
  throw new StepError(
    'The browser tests need a Chromium: install one (on Debian apt-get install chromium), or name one with CHROMIUM_PATH.',
  )
}

async function installChromium() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium']
  const first = await runLogged('chromium', install, { env })
  if (first.status === 0) return
  await runLogged('chromium-lists', ['apt-get', 'update'], { env })
  await runLogged('chromium', install, { env })
}

// Newest first, as in chromium-1208/chrome-linux/chrome.
function listPlaywrightBrowsers() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium-'))
    .sort()
    .reverse()
    .flatMap((name) => [
      join(folder, name, 'chrome-linux64', 'chrome'),
      join(folder, name, 'chrome-linux', 'chrome'),
    ])
}

function isRunnable(path) {
  if (!path) return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (error) {
    if (!error.code) throw error
    return false
  }
}
