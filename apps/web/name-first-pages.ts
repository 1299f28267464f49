import type { Plugin } from 'vite'

/**
 * Names the files of the pages behind the sign-in on the first script's tag: it fetches them beside
 * the first scripts where such a page is asked for, rather than after those have run.
 */
export function nameSignedIn(): Plugin {
  return {
    name: 'leora:name-signed-in',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const files = Object.values(bundle)
          .filter((file) => file.type === 'chunk' && file.name === 'signed-in')
          .map(({ fileName }) => `/${fileName}`)
        return html.replace(
          'src="/theme.js"',
          `src="/theme.js" data-signed-in="${files.join(' ')}"`,
        )
      },
    },
  }
}
