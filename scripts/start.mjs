import { spawn } from 'node:child_process'
import { build, serverBundle, serverEnvironment, serverNodeFlags } from './build.mjs'
import { node, root, toolEnvironment } from './paths.mjs'
import { provision } from './provision.mjs'
import { runMain } from './report.mjs'

await runMain(async () => {
  const isDev = process.argv.includes('--dev')
  const flags = process.argv.slice(2).filter((flag) => flag !== '--dev')
  await provision()
  if (!isDev) await build()
  const commands = isDev
    ? [
        [node, '--watch', 'apps/server/src/main.ts', ...flags],
        [node, 'apps/web/node_modules/vite/bin/vite.js', 'apps/web'],
      ]
    : [[node, ...serverNodeFlags, serverBundle, ...flags]]
  process.exitCode = await runAll(commands, {
    ...serverEnvironment,
    LEORA_API: `http://localhost:${readPort(flags)}`,
  })
})

/** Vite hands what is not its own to the server's port. */
function readPort(flags) {
  const at = flags.findIndex((flag) => flag === '--port' || flag.startsWith('--port='))
  return (
    flags[at]?.split('=')[1] ?? (at < 0 ? undefined : flags[at + 1]) ?? process.env.PORT ?? 3000
  )
}

/** Runs the commands until one ends, then ends the others; resolves with the first status. */
function runAll(commands, env) {
  const children = commands.map(([command, ...args]) =>
    // The channel tells the server when this process is gone, however it went.
    spawn(command, args, {
      cwd: root,
      env: { ...toolEnvironment(), ...env },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    }),
  )
  const endAll = (signal) => {
    for (const child of children) child.kill(signal)
  }
  // Ctrl-C reaches the children by itself.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => endAll('SIGTERM'))
  process.on('SIGHUP', () => endAll('SIGTERM'))
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent && process.env.npm_lifecycle_event) endAll('SIGTERM')
  }, 1000)
  return new Promise((resolve) => {
    for (const child of children) {
      child.once('error', (error) => {
        process.stderr.write(`${child.spawnfile} cannot be run: ${error.message}\n`)
        resolve(1)
      })
      child.once('exit', (status, signal) => {
        clearInterval(watch)
        endAll('SIGTERM')
        resolve(status ?? (signal === 'SIGINT' ? 130 : 1))
      })
    }
  })
}
