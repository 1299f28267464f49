import { z } from 'zod'

export const isUrlOf =
  (...protocols: string[]) =>
  (text: string) =>
    protocols.includes(URL.parse(text)?.protocol ?? '')

/** What goes there is a secret, which nobody on the way may read. */
export function isHttpsOrLocal(text: string): boolean {
  const url = URL.parse(text)
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url?.hostname ?? '')
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)
}

export const encryptionKey = z
  .string()
  .min(32)
  .regex(/^[^\s,]+$/)

/** Which proxies are believed: all, a number of hops, or addresses. */
export function readTrust(text: string): boolean | number | string {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^\d+$/.test(text) ? Number(text) : text
}
