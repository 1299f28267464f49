import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const example = read('../example/app.tsx')

test('the example in the README is the example that is compiled and run', () => {
  const [, block] =
    read('../README.md').match(/<!-- example\/app\.tsx -->\n```tsx\n([\s\S]*?)```/) ?? []
  expect(block).toBe(example)
})

test('the example has twenty lines of code', () => {
  expect(example.split('\n').filter((line) => line.trim() !== '')).toHaveLength(20)
})
