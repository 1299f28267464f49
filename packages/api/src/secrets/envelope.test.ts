import { createCipheriv, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DerivedKey, deriveKey } from './derive-key.ts'
import { openWith, SealError, type SealedPlace, sealWith } from './envelope.ts'

const [key, other] = await Promise.all([deriveKey('k'.repeat(32)), deriveKey('o'.repeat(32))])
const place: SealedPlace = {
  tenantId: '0190a000-0000-7000-8000-000000000001',
  table: 'auth.totp',
  column: 'secret_sealed',
  rowId: '0190a000-0000-7000-8000-000000000002',
}
const plain = Buffer.from('JBSWY3DPEHPK3PXP')

/** An envelope with other lengths than the agreed ones, honestly encrypted. */
function sealLike({ ivLength = 12, tagLength = 16, version = 1 }): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key.key, iv, { authTagLength: tagLength })
  const { tenantId, table, column, rowId } = place
  cipher.setAAD(Buffer.from([tenantId, table, column, rowId, key.id].join('|')))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  const head = Buffer.from([version, ...Buffer.from(key.id, 'hex')])
  return Buffer.concat([head, iv, body, cipher.getAuthTag()])
}

const somePlace = fc.record<SealedPlace>({
  tenantId: fc.option(fc.uuid()),
  table: fc.constantFrom('auth.totp', 'auth.mail', 'public.connections'),
  column: fc.constantFrom('secret_sealed', 'body_sealed'),
  rowId: fc.uuid(),
})

test('what was sealed opens at its place, byte for byte, empty or long', () => {
  fc.assert(
    fc.property(somePlace, fc.uint8Array({ maxLength: 5_000 }), (at, bytes) => {
      const sealed = sealWith(key, at, Buffer.from(bytes))
      expect(openWith(key, at, sealed)).toEqual(Buffer.from(bytes))
      expect(sealed).toHaveLength(33 + bytes.length)
    }),
  )
})

test('it opens at no other place (ASVS 11.3.3)', () => {
  fc.assert(
    fc.property(somePlace, somePlace, (at, elsewhere) => {
      fc.pre(JSON.stringify(at) !== JSON.stringify(elsewhere))
      expect(() => openWith(key, elsewhere, sealWith(key, at, plain))).toThrow(SealError)
    }),
  )
})

test('a single changed bit anywhere is refused (ASVS 11.3.2, 11.3.3)', () => {
  const sealed = sealWith(key, place, plain)
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    expect(() => openWith(key, place, changed), `bit ${bit}`).toThrow(SealError)
  }
})

test('cut off anywhere it is refused', () => {
  const sealed = sealWith(key, place, plain)
  for (let length = 0; length < sealed.length; length++) {
    expect(() => openWith(key, place, sealed.subarray(0, length))).toThrow(SealError)
  }
})

test.each([4, 8, 12, 15])('a tag of %i bytes is refused (ASVS 11.3.3)', (tagLength) => {
  expect(() => openWith(key, place, sealLike({ tagLength }))).toThrow(SealError)
})

test.each([8, 11, 13, 16])('an IV of %i bytes is refused', (ivLength) => {
  expect(() => openWith(key, place, sealLike({ ivLength }))).toThrow(SealError)
})

test('the agreed lengths made by hand open, so the refusals above are for the lengths alone', () => {
  expect(openWith(key, place, sealLike({}))).toEqual(plain)
})

test.each([0, 2, 255])('version %i is refused', (version) => {
  expect(() => openWith(key, place, sealLike({ version }))).toThrow('does not know')
})

test('another key does not open it, even under the same id', () => {
  const impostor: DerivedKey = { id: key.id, key: other.key }
  const sealed = sealWith(key, place, plain)
  expect(() => openWith(other, place, sealed)).toThrow('another key')
  expect(() => openWith(impostor, place, sealed)).toThrow('damaged')
})

test('no IV comes twice, and the same text never looks the same (ASVS 11.3.4)', () => {
  const seals = Array.from({ length: 20_000 }, () => sealWith(key, place, plain))
  expect(new Set(seals.map((seal) => seal.subarray(5, 17).toString('hex'))).size).toBe(20_000)
  expect(new Set(seals.map((seal) => seal.subarray(17).toString('hex'))).size).toBe(20_000)
})

test.each([{ table: '' }, { rowId: '' }, { rowId: 'a|b' }, { tenantId: 'a|b' }])(
  'a place with %j is refused',
  (part) => {
    expect(() => sealWith(key, { ...place, ...part }, plain)).toThrow(TypeError)
  },
)

test('what is refused does not tell what was sealed', () => {
  const elsewhere = { ...place, rowId: 'other' }
  const open = () => openWith(key, elsewhere, sealWith(key, place, plain))
  expect(open).toThrow('auth.totp.secret_sealed of row other was damaged, or sealed for another')
  expect(open).not.toThrow(plain.toString())
})
