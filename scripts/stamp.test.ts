import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { root } from './paths.mjs'
import { hashPaths, onceFor } from './stamp.mjs'

function makeFolder(): string {
  mkdirSync(join(root, '.leora'), { recursive: true })
  const folder = mkdtempSync(join(root, '.leora', 'stamp-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a hash follows content, not tests, results or time', () => {
  const folder = makeFolder()
  const hash = () => hashPaths([relative(root, folder)])
  writeFileSync(join(folder, 'a.ts'), 'one')
  const first = hash()
  writeFileSync(join(folder, 'a.test.ts'), 'a test')
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist', 'a.js'), 'built')
  writeFileSync(join(folder, 'a.ts'), 'one')
  expect(hash()).toBe(first)
  writeFileSync(join(folder, 'a.ts'), 'two')
  expect(hash()).not.toBe(first)
})

test('work is done once for a hash, and again when it failed', async () => {
  const stamp = join(makeFolder(), 'stamp')
  let done = 0
  const work = () => {
    done++
    if (done === 1) throw new Error('first')
    return Promise.resolve()
  }
  await expect(onceFor(stamp, 'x', work)).rejects.toThrow('first')
  await onceFor(stamp, 'x', work)
  await onceFor(stamp, 'x', work)
  expect(done).toBe(2)
  await onceFor(stamp, 'y', work)
  expect(done).toBe(3)
})
