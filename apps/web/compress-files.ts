import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const texts = /\.(?:js|css|html|svg|json)$/
// Below this a compressed twin saves no packet.
const leastBytes = 1_024

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Lays a `.br` and a `.gz` beside each text of the build; the host sends what the browser takes. */
export function compressFiles(): Plugin {
  let folder = 'dist'
  return {
    name: 'leora:compress-files',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir)
    },
    async closeBundle() {
      const names = await readdir(folder, { recursive: true })
      await Promise.all(names.filter((name) => texts.test(name)).map(compress))
    },
  }

  async function compress(name: string): Promise<void> {
    const path = join(folder, name)
    const text = await readFile(path)
    if (text.length < leastBytes) return
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
    await writeFile(`${path}.br`, await toBrotli(text, { params }))
    await writeFile(`${path}.gz`, await toGzip(text, { level: 9 }))
  }
}
