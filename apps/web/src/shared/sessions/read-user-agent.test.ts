import { expect, test } from 'vitest'
import { readUserAgent } from './read-user-agent.ts'

test.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36',
    { browser: 'Chrome', system: 'Linux' },
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0',
    { browser: 'Edge', system: 'Windows' },
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1',
    { browser: 'Safari', system: 'iPhone' },
  ],
  ['curl/8.0', null],
  [null, null],
])('%s', (userAgent, device) => {
  expect(readUserAgent(userAgent)).toEqual(device)
})
