import type { Random } from './random.ts'

/** A UUIDv7 whose time is given and whose random part comes from the seed. */
export function makeId(random: Random, at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const low = hex(random.bits(), 8)
  const tail = hex(random.bits(), 8)
  const head = hex(random.bits() & 0xfff, 3)
  const variant = hex(0x8000 | (random.bits() & 0x3fff), 4)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${head}-${variant}-${low}${tail.slice(0, 4)}`
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
