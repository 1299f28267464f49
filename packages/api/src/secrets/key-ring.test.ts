import { expect, test } from 'vitest'
import type { SealedPlace } from './envelope.ts'
import { createKeyRing, type KeyTexts } from './key-ring.ts'

const place: SealedPlace = {
  tenantId: null,
  table: 'auth.totp',
  column: 'secret_sealed',
  rowId: '0190a000-0000-7000-8000-000000000002',
}
const [old, next] = [
  'an-old-key-of-at-least-32-characters',
  'the-next-key-of-at-least-32-characters',
]

const ringOf = (active: string, ...readable: string[]) =>
  createKeyRing(() => ({ active, readable }))

test('a readable key opens, the active one seals', async () => {
  const before = ringOf(old)
  const during = ringOf(next, old)
  const after = ringOf(next)
  const [oldId, nextId] = [...(await before.listKeyIds()), ...(await after.listKeyIds())]
  expect(await during.listKeyIds()).toEqual([nextId, oldId])
  const sealedBefore = await before.seal(place, 'ä secret')
  expect((await during.open(place, sealedBefore)).toString('utf8')).toBe('ä secret')
  const sealedDuring = await during.seal(place, 'ä secret')
  expect((await after.open(place, sealedDuring)).toString('utf8')).toBe('ä secret')
})

test('nodes before and after the switch open each other’s seals', async () => {
  const before = ringOf(old, next)
  const after = ringOf(next, old)
  expect(await after.open(place, await before.seal(place, 'a'))).toEqual(Buffer.from('a'))
  expect(await before.open(place, await after.seal(place, 'b'))).toEqual(Buffer.from('b'))
})

test('a key that is not at hand is named by its id', async () => {
  const [id] = await ringOf(old).listKeyIds()
  const opening = ringOf(next).open(place, await ringOf(old).seal(place, 'a'))
  await expect(opening).rejects.toThrow(
    `auth.totp.secret_sealed of row ${place.rowId} was sealed by the key ${id}, which is not here: give it in ENCRYPTION_KEYS_READABLE.`,
  )
})

test('a running process takes up a key that was added after its start', async () => {
  let texts: KeyTexts = { active: old, readable: [] }
  const running = createKeyRing(() => texts)
  await running.seal(place, 'a')
  texts = { active: next, readable: [old] }
  expect(await running.open(place, await ringOf(next).seal(place, 'b'))).toEqual(Buffer.from('b'))
  expect(await ringOf(next).open(place, await running.seal(place, 'c'))).toEqual(Buffer.from('c'))
})

test('many at once derive each key a single time', async () => {
  const began = process.cpuUsage()
  const ring = ringOf(next, old)
  const sealed = await Promise.all(Array.from({ length: 200 }, () => ring.seal(place, 'a')))
  const opened = await Promise.all(sealed.map((one) => ring.open(place, one)))
  expect(new Set(opened.map(String))).toEqual(new Set(['a']))
  const { user } = process.cpuUsage(began)
  // 200 derivations cost over five seconds of processor time.
  expect(user).toBeLessThan(2_000_000)
})

test('keys that could not be read are read again at the next use', async () => {
  let isReadable = false
  const ring = createKeyRing(() => {
    if (!isReadable) throw new Error('secrets.json is damaged.')
    return { active: old, readable: [] }
  })
  await expect(ring.seal(place, 'a')).rejects.toThrow('secrets.json is damaged.')
  isReadable = true
  expect(await ring.open(place, await ring.seal(place, 'a'))).toEqual(Buffer.from('a'))
})
