import { runLeora } from './run-leora.ts'

process.exitCode = await runLeora(process.argv.slice(2), process.env, {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
})
