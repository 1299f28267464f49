import { createRandom } from '../random.ts'

/** Where a person works: their browser, and an address kept for documentation. */
export interface Device {
  readonly userAgent: string
  readonly ipAddress: string
}

const browsers = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0',
]

const phones = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
]

/** What they carry, on the network of a carrier. */
export function phoneOf(userId: string): Device {
  const random = createRandom('phone', userId)
  return { userAgent: random.pick(phones), ipAddress: `198.51.100.${random.between(1, 254)}` }
}

export function deviceOf(userId: string): Device {
  const random = createRandom('device', userId)
  return { userAgent: random.pick(browsers), ipAddress: `203.0.113.${random.between(1, 254)}` }
}
